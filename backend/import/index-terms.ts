import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Kysely } from "kysely";
import { inTransaction } from "../store/database.ts";
import type { Schema } from "../store/schema.ts";
import { addClassTerms, type ClassTerm } from "../store/search/classes.ts";
import { toHiragana } from "../text/fold.ts";

/** Words per transaction. */
const BATCH = 2000;
/** Longest word or reading, in characters. */
const MAX_LENGTH = 100;

/** What an import of terms did. */
export interface IndexTermsReport {
  readonly entered: number;
  /** Numbers of lines that could not be read, the first hundred of them. */
  readonly rejected: readonly number[];
}

const MOST_REJECTED = 100;

function readTerm(line: string): ClassTerm | null {
  const [term = "", reading = "", ndc = ""] = line.split("\t").map((cell) => cell.trim());
  if (term === "" || term.length > MAX_LENGTH || reading.length > MAX_LENGTH) return null;
  return /^\d[\d.]*$/u.test(ndc) ? { term, reading: toHiragana(reading), ndc } : null;
}

/**
 * Reads a TSV file of everyday words that lead to classes (columns term, reading, class number; the first line names
 * them), for instance the index of terms of the NDC that a library has. Can be repeated; throws when the file cannot be
 * read.
 */
export async function importIndexTerms(db: Kysely<Schema>, file: string): Promise<IndexTermsReport> {
  const rejected: number[] = [];
  let entered = 0;
  let number = 0;
  let batch: ClassTerm[] = [];
  const flush = async (): Promise<void> => {
    const terms = batch;
    batch = [];
    await inTransaction(db, (trx) => addClassTerms(trx, terms));
    entered += terms.length;
  };
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    number += 1;
    if (number === 1 || line.trim() === "") continue;
    const term = readTerm(line);
    if (term !== null) batch.push(term);
    else if (rejected.length < MOST_REJECTED) rejected.push(number);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { entered, rejected };
}
