import { sql } from "kysely";
import { foldStrict } from "../../text/fold.ts";
import type { Reading, Writing } from "../schema.ts";

/** How many titles stand in each of these classes (one to three digits); classes without titles are left out. */
export async function titlesInClasses(
  db: Reading,
  classes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (classes.length === 0) return new Map();
  const rows = await db
    .selectFrom("searchClasses")
    .select(["ndc", "titles"])
    .where("ndc", "in", classes)
    .where("titles", ">", 0)
    .execute();
  return new Map(rows.map(({ ndc, titles }) => [ndc, titles]));
}

/** A word of the index of terms: which class it leads to. */
export interface ClassTerm {
  readonly term: string;
  readonly reading: string;
  readonly ndc: string;
}

const LAST = "\u{10ffff}";

/**
 * Words of the index of terms that are, or begin like, a strict key, in writing or reading; exact ones and short ones
 * first.
 */
export async function termsBeginning(db: Reading, key: string, limit: number): Promise<readonly ClassTerm[]> {
  const found = await sql<ClassTerm>`
    select term, reading, ndc from class_terms
    where (term_key >= ${key} and term_key < ${key + LAST}) or (reading_key >= ${key} and reading_key < ${key + LAST})
    order by case when term_key = ${key} or reading_key = ${key} then 0 else 1 end, length(term_key), reading_key, ndc
    limit ${limit}`.execute(db);
  return found.rows;
}

/** Rows per statement. */
const BATCH = 500;

/**
 * Enters words that lead to classes, for instance the index of terms of the NDC when the library has it; a word that is
 * there already stays. Class numbers hold digits and a point.
 */
export async function addClassTerms(trx: Writing, terms: readonly ClassTerm[]): Promise<void> {
  for (let at = 0; at < terms.length; at += BATCH) {
    const rows = terms.slice(at, at + BATCH).map(({ term, reading, ndc }) => {
      return { term, reading, ndc, termKey: foldStrict(term), readingKey: foldStrict(reading) };
    });
    await trx
      .insertInto("classTerms")
      .values(rows)
      .onConflict((known) => known.columns(["term", "reading", "ndc"]).doNothing())
      .execute();
  }
}
