import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const PAGES = join(import.meta.dirname, "../../out/renderer");
const KILO = 1000;

function kB(file: string): number {
  return gzipSync(readFileSync(join(PAGES, file))).byteLength / KILO;
}

/** kB of JavaScript, gzip, that the page needs before its first picture, and that of the screens of an open visit. */
export function scriptSizes(): { readonly first: number; readonly screens: number } {
  const html = readFileSync(join(PAGES, "index.html"), "utf8");
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].map((match) => match[1] ?? "");
  const index = readFileSync(join(PAGES, first[0] ?? ""), "utf8");
  const book = /open-book-[\w-]+\.js/u.exec(index)?.[0];
  if (first.length === 0 || book === undefined) throw new Error("the built page is not as it was");
  return {
    first: first.reduce((sum, file) => sum + kB(file), 0),
    screens: kB(join("assets", book)),
  };
}
