import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { messageOf } from "../arguments.ts";
import { asOnlyImport, type ImportedFile, type ImportRun, lastImport } from "../store/imports.ts";
import type { Counts } from "./batch.ts";
import { digestOf } from "./digest.ts";
import { type Format, type Reader, type ReaderArgs, readerOf } from "./formats/all.ts";
import { FileError, type Item } from "./formats/item.ts";
import { ANOTHER_RUNS, BATCH, CatalogueWriter, ImportRefused, type WriterTools } from "./writer.ts";

/** Bytes read at a time. */
const CHUNK = 262_144;
/** Bytes at the beginning whose digest identifies a file, besides its size. */
const DIGESTED = 1_048_576;

const DONE = { state: "done", failure: "" } as const;

/** Options of an import. */
export interface ImportOptions extends ReaderArgs {
  readonly file: string;
  /** Reads and checks everything, but only writes the report. */
  readonly dryRun: boolean;
  /** Resumes after the last complete batch of an earlier run of the same file. */
  readonly resume: boolean;
  readonly report: string;
  /** Makes readings for records without them. */
  readonly readings: boolean;
  readonly batch?: number;
}

/** Dependencies of an import. */
export interface ImportTools extends WriterTools {
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
    const { report, dryRun, readings } = options;
    const { knowsCopies } = reader;
    const writer = new CatalogueWriter(tools, { report, dryRun, readings, knowsCopies, before });
    try {
      return await importInto(writer, reader, file, options, tools);
    } finally {
      writer.close();
    }
  });
  if (done === null) throw new ImportRefused(ANOTHER_RUNS);
  return done;
}

/** How a file ended, and why it failed. */
export type Ended = Pick<Summary, "state" | "failure">;

/**
 * Writes the records of a file, after those of the run that is resumed. `last` runs when all were written, before the index is
 * completed, and says how the import ends.
 */
export async function importInto(
  writer: CatalogueWriter,
  reader: Reader,
  file: ImportedFile,
  options: Pick<ImportOptions, "file" | "format" | "batch">,
  tools: ImportTools,
  last?: () => Promise<Ended>,
): Promise<Summary> {
  return new Run(options, tools, file, writer).go(reader, last);
}

/** What is wrong with a file that was read to its end, as one sentence; empty = nothing. */
export function flawOf(
  read: { readonly records: number; readonly isReadable: boolean; readonly isCut: boolean },
  format: Format,
): string {
  if (read.records === 0) return `There is no record in the file. Is it ${format}?`;
  if (!read.isReadable) return `No record of the file can be read. Is it ${format}?`;
  return read.isCut ? "The file ends inside its last record: the rest is missing." : "";
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

async function describe({ file, format }: ImportOptions, reader: Reader): Promise<ImportedFile> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new ImportRefused(`${file} is not a file.`);
    const fileDigest = await digestOf(file, DIGESTED);
    return {
      source: reader.source ?? "",
      format,
      fileName: basename(file),
      fileSize: found.size,
      fileDigest,
    };
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused(`The file cannot be read: ${messageOf(error)}.`);
  }
}

class Run {
  readonly #options: Pick<ImportOptions, "file" | "format" | "batch">;
  readonly #tools: ImportTools;
  readonly #file: ImportedFile;
  readonly #writer: CatalogueWriter;
  /** Records done by the run that is resumed. */
  readonly #skip: number;
  #bytes = 0;
  /** Whether any record was read, perhaps by the run that is resumed. */
  #isReadable: boolean;
  /** Whether the file ends inside a record. */
  #isCut = false;

  constructor(
    options: Pick<ImportOptions, "file" | "format" | "batch">,
    tools: ImportTools,
    file: ImportedFile,
    writer: CatalogueWriter,
  ) {
    this.#options = options;
    this.#tools = tools;
    this.#file = file;
    this.#writer = writer;
    this.#skip = writer.records;
    this.#isReadable = this.#skip > 0;
  }

  async go(reader: Reader, last: () => Promise<Ended> = async () => DONE): Promise<Summary> {
    await this.#writer.begin(this.#file);
    const ended = await this.#read(reader, last);
    await this.#writer.end(ended.state);
    return { ...this.#progress(), ...ended, resumedAfter: this.#skip };
  }

  async #read(reader: Reader, last: () => Promise<Ended>): Promise<Ended> {
    const stream = createReadStream(this.#options.file, { highWaterMark: CHUNK });
    const size = this.#options.batch ?? BATCH;
    const held: Item[] = [];
    const isStopped = (): boolean => this.#tools.signal?.aborted === true;
    try {
      for await (const { items, bytes, cut } of reader.read(stream, this.#skip)) {
        for (const item of items) held.push(item);
        this.#isReadable ||= items.some(({ kind }) => kind !== "rejected");
        this.#isCut ||= cut === true;
        while (held.length >= size && !isStopped()) await this.#write(held.splice(0, size), bytes);
        this.#bytes = Math.max(this.#bytes, bytes);
        if (isStopped()) return { state: "stopped", failure: "" };
      }
      if (held.length > 0) await this.#write(held, this.#file.fileSize);
      this.#bytes = this.#file.fileSize;
      const read = { records: this.#writer.records, isReadable: this.#isReadable, isCut: this.#isCut };
      const failure = this.#file.fileSize === 0 ? "The file is empty." : flawOf(read, this.#options.format);
      return failure === "" ? await last() : { state: "failed", failure };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      // Records before the error are valid.
      if (held.length > 0) await this.#write(held, this.#bytes);
      return { state: "failed", failure: error.message };
    } finally {
      stream.destroy();
    }
  }

  async #write(items: readonly Item[], bytes: number): Promise<void> {
    await this.#writer.write(items, bytes);
    this.#bytes = bytes;
    this.#tools.onProgress?.(this.#progress());
    await this.#writer.pause();
  }

  #progress(): Progress {
    const { records, counts } = this.#writer;
    return { ...counts, records, bytes: this.#bytes, fileSize: this.#file.fileSize };
  }
}
