import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../assets/kanji/variants.txt");

/**
 * Old, printed and family-name forms of kanji -> the form people type (`assets/kanji/README.md`). Only pairs that are
 * one word in two shapes: 斉 and 斎 are two different names and stay apart (斉 takes 齊, 斎 takes 齋). NFKC has run
 * before, so compatibility forms need no line there.
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
