import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const PAGES = join(import.meta.dirname, "../../out/renderer");
const KILO = 1000;

function sizeOf(name: string): number {
  return gzipSync(readFileSync(join(PAGES, "assets", name))).byteLength / KILO;
}

/** A script and all that it imports at once, by the names of their files. */
function withImports(name: string, known: ReadonlySet<string>): ReadonlySet<string> {
  if (known.has(name)) return known;
  const code = readFileSync(join(PAGES, "assets", name), "utf8");
  const imports = [...code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/gu)];
  return imports.reduce<ReadonlySet<string>>(
    (all, [, next = ""]) => withImports(next, all),
    new Set([...known, name]),
  );
}

/** kB of JavaScript, gzip, that the page needs before its first picture, and that of the screens of an open visit. */
export function scriptSizes(): { readonly first: number; readonly screens: number } {
  const html = readFileSync(join(PAGES, "index.html"), "utf8");
  const first = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/gu)].map((match) => match[1] ?? "");
  const index = readFileSync(join(PAGES, "assets", first[0] ?? ""), "utf8");
  const book = /open-book-[\w-]+\.js/u.exec(index)?.[0];
  if (first.length === 0 || book === undefined) throw new Error("the built page is not as it was");
  const early = first.reduce<ReadonlySet<string>>((all, name) => withImports(name, all), new Set());
  const all = withImports(book, early);
  const sum = (names: ReadonlySet<string>): number => [...names].reduce((kB, name) => kB + sizeOf(name), 0);
  return { first: sum(early), screens: sum(all) - sum(early) };
}
