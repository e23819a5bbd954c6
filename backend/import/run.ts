import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import { inTransaction, type Place } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import {
  addImport,
  asOnlyImport,
  endCrashed,
  type ImportedFile,
  type ImportRun,
  lastImport,
  updateImport,
} from "../store/imports.ts";
import { allLibraries } from "../store/libraries.ts";
import type { Schema, WritableDb } from "../store/schema.ts";
import { afterBulk, beforeBulk } from "../store/search/write.ts";
import { hasTitles } from "../store/titles.ts";
import { type Counts, NO_COUNTS, writeBatch } from "./batch.ts";
import { type Format, type Reader, type ReaderArgs, readerOf } from "./formats/all.ts";
import { FileError, type Item } from "./formats/item.ts";
import { Report } from "./report.ts";

/** Records per transaction: few enough not to delay patrons' writes, many enough to be fast. */
export const BATCH = 1000;
/**
 * Pause after a batch on SQLite while the library is open, in milliseconds. Waiting writers poll for the lock at most every 50 ms
 * (other programs every 100 ms), so each gets a turn.
 */
const PAUSE_MS = 110;
/** A transaction shorter than this does not delay others noticeably, in milliseconds. */
const SHORT_MS = 10;
/** Bytes read at a time. */
const CHUNK = 262_144;
/** Bytes at the beginning whose digest identifies a file, besides its size. */
const DIGESTED = 1_048_576;

/** Options of an import. */
export interface ImportOptions extends ReaderArgs {
  readonly format: Format;
  readonly file: string;
  /** Reads and checks everything, but only writes the report. */
  readonly dryRun: boolean;
  /** Resumes after the last complete batch of an earlier run of the same file. */
  readonly resume: boolean;
  readonly report: string;
  readonly batch?: number;
}

/** Dependencies of an import. */
export interface ImportTools {
  readonly db: Kysely<Schema>;
  readonly place: Place;
  readonly clock: Clock;
  /** Called after every batch. */
  readonly onProgress?: (progress: Progress) => void;
  /** Checked after every batch; stops the run when aborted. */
  readonly signal?: AbortSignal;
}

/** Progress of a run. */
export interface Progress extends Counts {
  /** Records of the file, including skipped ones of a resumed run. */
  readonly records: number;
  readonly bytes: number;
  readonly fileSize: number;
}

/** Result of a run. */
export interface Summary extends Progress {
  readonly state: "done" | "stopped" | "failed";
  /** Why it failed; empty if it did not. */
  readonly failure: string;
  /** Records done by an earlier run. */
  readonly resumedAfter: number;
}

/** Why an import was not started, as one sentence. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}

/**
 * Imports a file in batches, each in one transaction with its progress. A stop, crash or power cut leaves complete batches; a new
 * run writes the rest. Throws `ImportRefused` when another import runs, the file does not exist or there is nothing to resume;
 * `FileError` when the mapping cannot be read or the report cannot be written.
 */
export async function runImport(options: ImportOptions, tools: ImportTools): Promise<Summary> {
  const reader = readerOf(options);
  const file = await describe(options, reader);
  const done = await asOnlyImport(tools.place, tools.db, async () => {
    const before = options.resume ? await toResume(tools, file) : null;
    const run = new Run(options, tools, file, before);
    try {
      return await run.go(reader);
    } finally {
      run.close();
    }
  });
  if (done === null)
    throw new ImportRefused("Another import is running on this database. Wait until it has finished.");
  return done;
}

async function toResume({ db }: ImportTools, file: ImportedFile): Promise<ImportRun> {
  const last = await lastImport(db, file);
  if (last === null)
    throw new ImportRefused(`No import of ${file.fileName} was started: run it without --resume.`);
  if (last.state === "done")
    throw new ImportRefused(`The import of ${file.fileName} was finished: there is nothing to resume.`);
  if (last.state === "failed")
    throw new ImportRefused(`${file.fileName} is damaged: import a complete file without --resume.`);
  return last;
}

async function describe(options: ImportOptions, reader: Reader): Promise<ImportedFile> {
  const handle = await open(options.file).catch((error: unknown) => {
    throw new ImportRefused(
      `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ImportRefused(`${options.file} is not a file.`);
    const { size } = stat;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, DIGESTED)), 0);
    return {
      source: reader.source ?? "",
      format: options.format,
      fileName: basename(options.file),
      fileSize: size,
      fileDigest: hash("sha256", buffer.subarray(0, bytesRead), "base64url").slice(0, 22),
    };
  } finally {
    await handle.close();
  }
}

class Run {
  readonly #options: ImportOptions;
  readonly #tools: ImportTools;
  readonly #file: ImportedFile;
  readonly #report: Report;
  readonly #skip: number;
  #id: number | null;
  #counts: Counts;
  #records: number;
  #bytes = 0;
  #pause = 0;
  /** Whether any record was read, perhaps by the run that is resumed. */
  #isReadable: boolean;
  /** Whether the file ends inside a record. */
  #isCut = false;

  constructor(options: ImportOptions, tools: ImportTools, file: ImportedFile, before: ImportRun | null) {
    this.#options = options;
    this.#tools = tools;
    this.#file = file;
    this.#id = before?.id ?? null;
    this.#skip = before?.records ?? 0;
    this.#records = this.#skip;
    this.#counts = before ?? NO_COUNTS;
    this.#isReadable = this.#skip > 0;
    this.#report = new Report(options.report, this.#skip);
  }

  async go(reader: Reader): Promise<Summary> {
    const { db, clock } = this.#tools;
    const libraries = new Set((await allLibraries(db)).map((library) => library.id));
    if (libraries.size === 0 && reader.knowsCopies)
      throw new ImportRefused(
        "There is no library yet for these copies: npm run backend -- libraries --help.",
      );
    // For an empty catalogue, building the search index at the end is faster.
    const bulk = !this.#options.dryRun && !(await hasTitles(db));
    if (bulk) await inTransaction(db, beforeBulk);
    else if (engineOf(db) === "sqlite" && !this.#options.dryRun) this.#pause = PAUSE_MS;
    // No other import runs, so one marked as running was killed, perhaps before it completed the index.
    const crashed = !this.#options.dryRun && (await inTransaction(db, endCrashed));
    await this.#begin();
    const ended = await this.#read(reader, libraries);
    if (bulk || crashed) await afterBulk((work) => this.#inTurn(work));
    const id = this.#id;
    if (id !== null)
      await inTransaction(db, (trx) => updateImport(trx, id, { state: ended.state, updatedAt: clock.now() }));
    return { ...this.#progress(), ...ended, resumedAfter: this.#skip };
  }

  close(): void {
    this.#report.close();
  }

  async #begin(): Promise<void> {
    if (this.#options.dryRun) return;
    const { db, clock } = this.#tools;
    const now = clock.now();
    const id = this.#id;
    if (id === null) {
      const row = { ...this.#file, state: "running" as const, startedAt: now, updatedAt: now };
      this.#id = await inTransaction(db, (trx) => addImport(trx, row));
    } else {
      await inTransaction(db, (trx) => updateImport(trx, id, { state: "running", updatedAt: now }));
    }
  }

  async #read(reader: Reader, libraries: ReadonlySet<string>): Promise<Pick<Summary, "state" | "failure">> {
    const stream = createReadStream(this.#options.file, { highWaterMark: CHUNK });
    const size = this.#options.batch ?? BATCH;
    const options = { libraries, copies: reader.knowsCopies ? ("replace" as const) : ("keep" as const) };
    const held: Item[] = [];
    const isStopped = (): boolean => this.#tools.signal?.aborted === true;
    try {
      for await (const { items, bytes, cut } of reader.read(stream, this.#skip)) {
        for (const item of items) held.push(item);
        this.#isReadable ||= items.some(({ kind }) => kind !== "rejected");
        this.#isCut ||= cut === true;
        while (held.length >= size && !isStopped()) await this.#write(held.splice(0, size), bytes, options);
        this.#bytes = Math.max(this.#bytes, bytes);
        if (isStopped()) return { state: "stopped", failure: "" };
      }
      if (held.length > 0) await this.#write(held, this.#file.fileSize, options);
      this.#bytes = this.#file.fileSize;
      const failure = this.#flaw();
      return { state: failure === "" ? "done" : "failed", failure };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      // Records before the error are valid.
      if (held.length > 0) await this.#write(held, this.#bytes, options);
      return { state: "failed", failure: error.message };
    } finally {
      stream.destroy();
    }
  }

  /** What is wrong with a completely read file; empty = nothing. */
  #flaw(): string {
    if (this.#file.fileSize === 0) return "The file is empty.";
    if (this.#records === 0) return `There is no record in the file. Is it ${this.#options.format}?`;
    if (!this.#isReadable) return `No record of the file can be read. Is it ${this.#options.format}?`;
    return this.#isCut ? "The file ends inside its last record: the rest is missing." : "";
  }

  async #write(
    items: readonly Item[],
    bytes: number,
    options: { readonly libraries: ReadonlySet<string>; readonly copies: "replace" | "keep" },
  ): Promise<void> {
    const { db, clock, onProgress } = this.#tools;
    const records = items.at(-1)?.number ?? this.#records;
    const id = this.#id;
    // The transaction may be repeated (deadlock); the draft of the report is then overwritten.
    const counts = await inTransaction(db, async (trx) => {
      const written = await writeBatch(trx, items, { ...options, dryRun: id === null });
      const all = sum(this.#counts, written.counts);
      if (id !== null) await updateImport(trx, id, { ...all, records, bytes, updatedAt: clock.now() });
      this.#report.draft(written.lines);
      return all;
    });
    this.#report.keep();
    this.#counts = counts;
    this.#records = records;
    this.#bytes = bytes;
    onProgress?.(this.#progress());
    if (this.#pause > 0) await setTimeout(this.#pause);
  }

  /** Runs one of several transactions; after a long one it pauses, so that other writers of an open library get a turn. */
  async #inTurn<T>(work: (trx: WritableDb) => Promise<T>): Promise<T> {
    const { db } = this.#tools;
    const began = performance.now();
    const done = await inTransaction(db, work);
    if (engineOf(db) === "sqlite" && performance.now() - began > SHORT_MS) await setTimeout(PAUSE_MS);
    return done;
  }

  #progress(): Progress {
    const { added, changed, same, deleted, rejected, remarks } = this.#counts;
    const counts = { added, changed, same, deleted, rejected, remarks };
    return { ...counts, records: this.#records, bytes: this.#bytes, fileSize: this.#file.fileSize };
  }
}

function sum(a: Counts, b: Counts): Counts {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    same: a.same + b.same,
    deleted: a.deleted + b.deleted,
    rejected: a.rejected + b.rejected,
    remarks: a.remarks + b.remarks,
  };
}
