import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import { ok, type Result } from "#contract/result.ts";

/** Titles with a picture, by its size in pixels: one of a book's proportions, and one that is shown whole. */
const PICTURES: Readonly<Record<TitleId, { readonly width: number; readonly height: number }>> = {
  "t-jacket": { width: 480, height: 680 },
  "t-square": { width: 480, height: 480 },
};

/** A picture as a library could have it, invented and drawn here. null = none. */
export async function inventedCover(id: TitleId): Promise<Result<CoverPicture | null>> {
  const size = PICTURES[id];
  if (size === undefined || typeof OffscreenCanvas === "undefined") return ok(null);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const pen = canvas.getContext("2d");
  if (pen === null) return ok(null);
  pen.fillStyle = "#f4d9a0";
  pen.fillRect(0, 0, size.width, size.height);
  pen.fillStyle = "#1f5c63";
  pen.beginPath();
  pen.arc(size.width / 2, size.height / 2, 140, 0, 2 * Math.PI);
  pen.fill();
  const picture = await canvas.convertToBlob({ type: "image/png" });
  return ok({ type: "image/png", bytes: new Uint8Array(await picture.arrayBuffer()) });
}
