import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../assets/kanji/variants.txt");

/**
 * Old, printed and family-name variants of kanji -> the usual form (`assets/kanji/README.md`). Only variants of the same
 * character: 斉 and 斎 are different names and stay distinct (斉 includes 齊, 斎 includes 齋). Applied after NFKC, so compatibility
 * forms are not listed.
 */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map(
  readFileSync(FILE, "utf8")
    .trim()
    .split(/\s+/u)
    .flatMap((word) => {
      const [typed = "", ...variants] = word;
      return variants.map((variant) => [variant, typed] as const);
    }),
);
