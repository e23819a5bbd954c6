import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { CatalogueRecord } from "#backend/store/catalogue-record.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { addLibrary } from "#backend/store/libraries.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import { runMeasured } from "./command.ts";
import { LIBRARIES, recordsOf, type Work } from "./works.ts";

const COMMAND = join(import.meta.dirname, "../../backend/import/cli.ts");
/** What an import took: milliseconds, and the most memory of its process in MB. */
export const IMPORT_FACTS = z.object({ ms: z.number(), megabytes: z.number() });
export type ImportFacts = z.infer<typeof IMPORT_FACTS>;

const HEADER = [
  "recordId",
  "title",
  "reading",
  "subtitle",
  "volume",
  "authors",
  "publisher",
  "year",
  "ndc",
  "isbn",
  "material",
  "audience",
  "language",
  "pages",
  "copies",
];

/** Removes separators from a value. */
function clean(text: string): string {
  return text.replace(/[\t\n\r;|]/gu, " ");
}

function lineOf(record: CatalogueRecord): string {
  const authors = record.authors.map((one) => [one.name, one.reading, one.role].map(clean).join("|"));
  const copies = record.copies.map(({ barcode, library, place, closedStacks, callNumber }) =>
    [barcode, library, place.ja, place.en, closedStacks ? "1" : "0", clean(callNumber), ""].join("|"),
  );
  return [
    record.recordId,
    clean(record.title),
    clean(record.reading),
    clean(record.subtitle),
    record.volume,
    authors.join(";"),
    clean(record.publisher),
    record.year ?? "",
    record.ndcs.join(";"),
    record.isbns.join(";"),
    record.material,
    record.audience,
    record.language,
    record.pages ?? "",
    copies.join(";"),
  ].join("\t");
}

function* linesOf(works: readonly Work[], titles: number): Generator<string> {
  yield `${HEADER.join("\t")}\n`;
  for (const record of recordsOf(works, titles)) yield `${lineOf(record)}\n`;
}

/** Writes the file of so many titles, unless it is there. */
async function writeSource(file: string, works: readonly Work[], titles: number): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await pipeline(Readable.from(linesOf(works, titles)), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}

/** The libraries of the benchmark's copies. */
export async function addLibraries(ground: Ground): Promise<void> {
  const { databaseUrl, folder } = ground;
  const db = await openDatabase(databaseUrl === null ? { folder } : { url: databaseUrl });
  await inTransaction(db, async (trx) => {
    for (const [place, id] of LIBRARIES.entries()) {
      const names = { nameJa: id, nameEn: id, shortJa: id, shortEn: id, pickupJa: id, pickupEn: id };
      const hours = JSON.stringify(Array(7).fill({ open: "09:00", close: "19:00" }));
      await addLibrary(trx, { id, place, ...names, phone: "000-000-0000", hours });
    }
  });
  await db.destroy();
}

/**
 * Imports so many titles into an empty ground by the product's own command, with its table of what it took; `file`
 * is where the source is kept. Throws when it fails or rejects a record.
 */
export async function importTitles(
  ground: Ground,
  works: readonly Work[],
  titles: number,
  file: string,
): Promise<ImportFacts> {
  await writeSource(file, works, titles);
  await addLibraries(ground);
  const report = join(ground.folder, "import-report.tsv");
  const words = [COMMAND, `--data=${ground.folder}`, "--format=tsv", `--file=${file}`, `--report=${report}`];
  const { ms, megabytes } = await runMeasured(words, ground.databaseUrl, `added ${titles},`);
  return { ms, megabytes };
}
