import { gunzipSync } from "node:zlib";
import type { Display } from "./display.ts";

/** Points that tell something: of edges and icons that are drawn anew a hundred may differ, of a character or a shade thousands. */
export const A_MARK = 300;

/** Through a pipe of text, because the display of another machine has its own files. */
const SHOT = "import -window root -depth 8 rgba:- | gzip -1 | base64 -w 0";

/** The screen now: four bytes for each of its points. */
export function screenPoints(display: Pick<Display, "run">): Buffer {
  return gunzipSync(Buffer.from(display.run("sh", "-c", SHOT), "base64"));
}

/** Points in which two pictures of the screen differ. Throws when they are not of one size. */
export function pointsApart(one: Buffer, other: Buffer): number {
  if (one.length === 0 || one.length !== other.length) throw new Error("no two pictures of one size");
  let points = 0;
  for (let at = 0; at < one.length; at += 4) if (one.readUInt32LE(at) !== other.readUInt32LE(at)) points += 1;
  return points;
}
