import { sql } from "kysely";
import { foldStrict } from "../../text/fold.ts";
import { type BulkTable, insertRows } from "../bulk.ts";
import type { ReadableDb, WritableDb } from "../schema.ts";

/** Number of titles in each of these classes (one to three digits); classes without titles are left out. */
export async function titlesInClasses(
  db: ReadableDb,
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

/** A term of the index with its class. */
export interface ClassTerm {
  readonly term: string;
  readonly reading: string;
  readonly ndc: string;
}

const LAST = "\u{10ffff}";

/** Index terms that begin with a strict key, in writing or reading; exact and short ones first. */
export async function termsBeginning(
  db: ReadableDb,
  key: string,
  limit: number,
): Promise<readonly ClassTerm[]> {
  const found = await sql<ClassTerm>`
    select term, reading, ndc from class_terms
    where (term_key >= ${key} and term_key < ${key + LAST}) or (reading_key >= ${key} and reading_key < ${key + LAST})
    order by case when term_key = ${key} or reading_key = ${key} then 0 else 1 end, length(term_key), reading_key, ndc
    limit ${limit}`.execute(db);
  return found.rows;
}

/** Name of a class in both languages. */
export interface ClassName {
  readonly ndc: string;
  readonly ja: string;
  readonly en: string;
}

/** Imported names of these classes of three digits. */
export async function namesOfClasses(
  db: ReadableDb,
  classes: readonly string[],
): Promise<ReadonlyMap<string, ClassName>> {
  if (classes.length === 0) return new Map();
  const rows = await db.selectFrom("classNames").selectAll().where("ndc", "in", classes).execute();
  return new Map(rows.map((row) => [row.ndc, row]));
}

const NAMES: BulkTable = { name: "class_names", columns: { ndc: "text", ja: "text", en: "text" } };
const TERMS: BulkTable = {
  name: "class_terms",
  columns: { term: "text", reading: "text", ndc: "text", term_key: "text", reading_key: "text" },
};

/** Stores names of classes of three digits; the last name of a class is kept. */
export async function addClassNames(trx: WritableDb, names: readonly ClassName[]): Promise<void> {
  const rows = [...new Map(names.map(({ ndc, ja, en }) => [ndc, [ndc, ja, en]])).values()];
  await insertRows(trx, NAMES, rows, { unique: "ndc", known: "replace" });
}

/**
 * Stores terms with their classes, for instance the NDC's index of terms; existing terms stay. Class numbers consist of digits
 * and a point.
 */
export async function addClassTerms(trx: WritableDb, terms: readonly ClassTerm[]): Promise<void> {
  const rows = terms.map(({ term, reading, ndc }) => {
    return [term, reading, ndc, foldStrict(term), foldStrict(reading)];
  });
  await insertRows(trx, TERMS, rows, { unique: "term, reading, ndc", known: "keep" });
}
