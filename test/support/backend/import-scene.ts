import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { nextRecords } from "#backend/catalogue/read.ts";
import { type ImportOptions, type ImportTools, runImport, type Summary } from "#backend/import/run.ts";
import type { CatalogueRecord } from "#backend/store/catalogue-record.ts";
import type { Place } from "#backend/store/database.ts";
import type { ReadableDb } from "#backend/store/schema.ts";
import { folderOfTest } from "../system/temporary-folder.ts";
import type { SmallLibrary } from "./small-library.ts";

const PROGRAMS = join(import.meta.dirname, "../../../backend/import");

/** A file of a test and where its report goes; both go with the test. */
export function importFile(
  content: Buffer | string,
  format: ImportOptions["format"],
): Pick<ImportOptions, "file" | "report" | "format"> {
  const folder = folderOfTest("import");
  const file = join(folder, `records.${format}`);
  writeFileSync(file, content);
  return { file, report: join(folder, "report.tsv"), format };
}

const PLAIN = {
  source: null,
  library: null,
  mapping: null,
  number: null,
  dryRun: false,
  resume: false,
  readings: false,
};

/** Imports a file into a small library, in this process. */
export function importInto(
  library: SmallLibrary,
  words: Pick<ImportOptions, "file" | "report" | "format"> & Partial<ImportOptions>,
  tools: Partial<ImportTools> = {},
): Promise<Summary> {
  const { db, clock } = library.backend;
  return runImport({ ...PLAIN, ...words }, { db, place: library.place, clock, ...tools });
}

/** The import as the process a librarian starts. */
export class ImportProcess {
  readonly #child: ChildProcess;
  readonly #said: string[] = [];
  readonly #ended: Promise<unknown>;

  constructor(place: Place, words: readonly string[], program = "cli.ts") {
    const where = "folder" in place ? [`--data=${place.folder}`] : [];
    const env = "url" in place ? { ...process.env, DATABASE_URL: place.url } : process.env;
    this.#child = spawn(process.execPath, [join(PROGRAMS, program), ...where, ...words], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => this.#said.push(text));
    this.#ended = once(this.#child, "close");
  }

  signal(name: "SIGINT" | "SIGKILL"): void {
    this.#child.kill(name);
  }

  /** Waits for its end; answers the exit status and what it said. */
  async end(): Promise<{ readonly status: number | null; readonly said: string }> {
    await this.#ended;
    return { status: this.#child.exitCode, said: this.#said.join("") };
  }
}

/** The whole catalogue as records with copies, in the order of their ids: what an import is for. */
export async function catalogueOf(db: ReadableDb): Promise<readonly CatalogueRecord[]> {
  const read = await nextRecords(db, 0, 100_000);
  const copies = await db.selectFrom("copies").selectAll().orderBy("barcode").execute();
  const byTitle = Map.groupBy(copies, (copy) => copy.titleId);
  return read
    .map(({ id, record }) => ({
      ...record,
      copies: (byTitle.get(id) ?? []).map((copy) => ({
        barcode: copy.barcode,
        library: copy.libraryId,
        place: { ja: copy.placeJa, en: copy.placeEn },
        closedStacks: copy.closedStacks === 1,
        callNumber: copy.callNumber,
        kept: copy.kept,
      })),
    }))
    .sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
}
