import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A concept's term in a language, and words that do not stand for it. */
interface Term {
  readonly concept: string;
  readonly term: string;
  readonly not: readonly string[];
}

/** The terms that people read; names in code follow them. */
const [TERMS = ""] = readFileSync(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8").split(
  "\n## Names of our own in code\n",
);

/** The rows of the glossary's table with so many columns, without its heading. */
export function glossaryRows(columns: number): readonly (readonly string[])[] {
  const row = new RegExp(`^\\|${" ([^|]*?) ?\\|".repeat(columns)}$`, "gmu");
  return [...TERMS.matchAll(row)].slice(1).map(([, ...cells]) => cells);
}

/** The words of a cell, which are separated by commas. */
export function listed(cell: string): readonly string[] {
  return cell.split(", ").filter((word) => word !== "");
}

/** Terms that no sentence has, and sentences with another word for a concept. */
export function glossaryFaults(terms: readonly Term[], sentences: readonly string[]): readonly object[] {
  return terms.flatMap(({ concept, term, not }) => [
    ...(sentences.some((sentence) => sentence.includes(term)) ? [] : [{ concept, unused: term }]),
    ...sentences
      .filter((sentence) => not.some((word) => sentence.includes(word)))
      .map((sentence) => ({ concept, sentence })),
  ]);
}
