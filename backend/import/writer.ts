import { setTimeout } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import { inTransaction, type Place } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import { addImport, endCrashed, type ImportedFile, type ImportRun, updateImport } from "../store/imports.ts";
import { allLibraries } from "../store/libraries.ts";
import type { Schema, WritableDb } from "../store/schema.ts";
import { afterBulk, beforeBulk } from "../store/search/write.ts";
import { hasTitles } from "../store/titles.ts";
import { type Counts, NO_COUNTS, writeBatch } from "./batch.ts";
import type { Item } from "./formats/item.ts";
import { ReadingMaker } from "./made-readings.ts";
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

/** Why a run was not started, as one sentence. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}

export const ANOTHER_RUNS = "Another import is running on this database. Wait until it has finished.";

/** Dependencies of a run that writes the catalogue. */
export interface WriterTools {
  readonly db: Kysely<Schema>;
  readonly place: Place;
  readonly clock: Clock;
}

/** How a run writes. */
export interface WriterOptions {
  /** Path of the report. */
  readonly report: string;
  /** Only compares and counts, and writes the report. */
  readonly dryRun: boolean;
  /** Whether the source has copies. */
  readonly knowsCopies: boolean;
  /** Whether readings are made for records without them. */
  readonly readings: boolean;
  /** The run that is continued; null = a new one. */
  readonly before: ImportRun | null;
}

/**
 * Writes the batches of one run, each in a transaction with its counts, so that a stop leaves whole batches. One at a time per
 * database (`asOnlyImport`).
 */
export class CatalogueWriter {
  readonly #tools: WriterTools;
  readonly #options: WriterOptions;
  readonly #report: Report;
  readonly #maker: ReadingMaker | null;
  #libraries: ReadonlySet<string> = new Set();
  #id: number | null;
  #counts: Counts;
  #records: number;
  #isBulk = false;
  #isIndexDue = false;

  /** Throws `FileError` when the report cannot be written. */
  constructor(tools: WriterTools, options: WriterOptions) {
    this.#tools = tools;
    this.#options = options;
    this.#id = options.dryRun ? null : (options.before?.id ?? null);
    this.#records = options.before?.records ?? 0;
    this.#counts = options.before ?? NO_COUNTS;
    this.#report = new Report(options.report, this.#records);
    this.#maker = options.readings ? new ReadingMaker() : null;
  }

  /** Number of the last record that was written. */
  get records(): number {
    return this.#records;
  }

  /** Its row in `imports`; null before `begin`, and in a dry run. */
  get id(): number | null {
    return this.#id;
  }

  get counts(): Counts {
    const { added, changed, same, deleted, rejected, remarks } = this.#counts;
    return { added, changed, same, deleted, rejected, remarks };
  }

  /** Records the run. Throws `ImportRefused` when there are copies but no library. */
  async begin(file: ImportedFile): Promise<void> {
    const { db, clock } = this.#tools;
    const { dryRun, knowsCopies } = this.#options;
    this.#libraries = new Set((await allLibraries(db)).map((library) => library.id));
    if (this.#libraries.size === 0 && knowsCopies)
      throw new ImportRefused(
        "There is no library yet for these copies: npm run backend -- libraries --help.",
      );
    if (dryRun) return;
    // For an empty catalogue, building the search index at the end is faster.
    this.#isBulk = !(await hasTitles(db));
    if (this.#isBulk) await inTransaction(db, beforeBulk);
    // No other import runs, so one marked as running was killed, perhaps before it completed the index.
    const crashed = await inTransaction(db, endCrashed);
    this.#isIndexDue = this.#isBulk || crashed;
    const now = clock.now();
    const id = this.#id;
    if (id === null) {
      const row = { ...file, state: "running" as const, startedAt: now, updatedAt: now };
      this.#id = await inTransaction(db, (trx) => addImport(trx, row));
    } else {
      await inTransaction(db, (trx) => updateImport(trx, id, { state: "running", updatedAt: now }));
    }
  }

  /** Writes a batch. `bytes`: read so far. `beside` runs in the same transaction, but not in a dry run. */
  async write(
    items: readonly Item[],
    bytes: number,
    beside: (trx: WritableDb) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { db, clock } = this.#tools;
    const read = this.#maker === null ? items : await this.#maker.complete(items);
    const records = items.at(-1)?.number ?? this.#records;
    const id = this.#id;
    const copies = this.#options.knowsCopies ? ("replace" as const) : ("keep" as const);
    const options = { libraries: this.#libraries, copies, dryRun: id === null };
    // The transaction may be repeated (deadlock); the draft of the report is then overwritten.
    const counts = await inTransaction(db, async (trx) => {
      const written = await writeBatch(trx, read, options);
      const all = sum(this.#counts, written.counts);
      if (id !== null) {
        await updateImport(trx, id, { ...all, records, bytes, updatedAt: clock.now() });
        await beside(trx);
      }
      this.#report.draft(written.lines);
      return all;
    });
    this.#report.keep();
    this.#counts = counts;
    this.#records = records;
  }

  /** Gives other writers of an open library a turn. */
  async pause(): Promise<void> {
    const isOpen = !this.#isBulk && !this.#options.dryRun;
    if (isOpen && engineOf(this.#tools.db) === "sqlite") await setTimeout(PAUSE_MS);
  }

  /** Completes the search index and records how the run ended. */
  async end(state: "done" | "stopped" | "failed"): Promise<void> {
    const { db, clock } = this.#tools;
    if (this.#isIndexDue) await afterBulk((work) => this.#inTurn(work));
    const id = this.#id;
    if (id !== null)
      await inTransaction(db, (trx) => updateImport(trx, id, { state, updatedAt: clock.now() }));
  }

  close(): void {
    this.#report.close();
  }

  /** Runs one of several transactions; after a long one it pauses, so that other writers of an open library get a turn. */
  async #inTurn<T>(work: (trx: WritableDb) => Promise<T>): Promise<T> {
    const { db } = this.#tools;
    const began = performance.now();
    const done = await inTransaction(db, work);
    if (performance.now() - began > SHORT_MS) await this.pause();
    return done;
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
