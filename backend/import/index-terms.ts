import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { toHiragana } from "#contract/text/kana.ts";
import type { WritableDb } from "../store/schema.ts";
import { addClassNames, addClassTerms, type ClassName, type ClassTerm } from "../store/search/classes.ts";
import type { Step } from "../store/search/write.ts";

/** Rows per statement. */
const BATCH = 2000;
/** Longest word, reading or name, in characters. */
const MAX_LENGTH = 100;
/** Maximum number of invalid lines in the report. */
const MOST_REJECTED = 100;

/** What an import of terms or names did. */
export interface IndexTermsReport {
  readonly entered: number;
  /** Numbers of invalid lines, the first hundred. */
  readonly rejected: readonly number[];
}

/** A line of a table by column name; "" if missing. */
type Line = (column: string) => string;

/** A parsed line: a row, one to be ignored (`skip`), or invalid (null). */
type Read<Row> = Row | "skip" | null;

function fits(...texts: readonly string[]): boolean {
  return texts.every((text) => text.length <= MAX_LENGTH);
}

function readTerm(cell: Line): Read<ClassTerm> {
  const [term, reading, ndc] = [cell("term"), cell("yomi"), cell("ndc9")];
  if (term === "" || !fits(term, reading) || !/^\d[\d.]*$/u.test(ndc)) return null;
  return { term, reading: toHiragana(reading), ndc };
}

function readName(cell: Line): Read<ClassName> {
  const [ndc, ja, en] = [cell("notation"), cell("label_ja"), cell("label_en")];
  if (!/^\d{3}$/u.test(ndc)) return "skip";
  // A class with only one name has it in both languages.
  return ja === "" || !fits(ja, en) ? null : { ndc, ja, en: en === "" ? ja : en };
}

/** Reads a file with a header line row by row and writes it in batches. Throws when it lacks a column. */
async function importLines<Row>(
  step: Step,
  file: string,
  columns: readonly string[],
  read: (cell: Line) => Read<Row>,
  write: (trx: WritableDb, rows: readonly Row[]) => Promise<void>,
): Promise<IndexTermsReport> {
  const rejected: number[] = [];
  let [entered, number] = [0, 0];
  let batch: Row[] = [];
  let places: ReadonlyMap<string, number> = new Map();
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await step((trx) => write(trx, rows));
    entered += rows.length;
  };
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    number += 1;
    const cells = line.split("\t").map((cell) => cell.trim());
    if (number === 1) {
      places = new Map(cells.map((name, at) => [name.replace(/^\uFEFF/u, ""), at]));
      requireColumns(places, columns);
      continue;
    }
    if (line.trim() === "") continue;
    const row = read((column) => cells[places.get(column) ?? -1] ?? "");
    if (row === null && rejected.length < MOST_REJECTED) rejected.push(number);
    if (row !== null && row !== "skip") batch.push(row);
    if (batch.length >= BATCH) await flush();
  }
  if (number === 0) requireColumns(places, columns);
  await flush();
  return { entered, rejected };
}

/** The file is not the expected table; one sentence. */
export class WrongTable extends Error {
  override readonly name = "WrongTable";
}

function requireColumns(places: ReadonlyMap<string, number>, columns: readonly string[]): void {
  const missing = columns.filter((column) => !places.has(column));
  if (missing.length > 0) throw new WrongTable(`The first line lacks the column ${missing.join(", ")}.`);
}

/**
 * Imports a TSV file of everyday terms for classes (columns `term`, `yomi`, `ndc9`), for instance a library's index of the NDC.
 * Can be repeated. Throws when the file cannot be read, and `WrongTable`.
 */
export function importIndexTerms(step: Step, file: string): Promise<IndexTermsReport> {
  return importLines(step, file, ["term", "yomi", "ndc9"], readTerm, addClassTerms);
}

/**
 * Imports a TSV file of class names (columns `notation`, `label_ja`, `label_en`); only those of three digits, since the others
 * are built in. Can be repeated. Throws when the file cannot be read, and `WrongTable`.
 */
export function importClassNames(step: Step, file: string): Promise<IndexTermsReport> {
  return importLines(step, file, ["notation", "label_ja", "label_en"], readName, addClassNames);
}
