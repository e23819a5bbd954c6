import { join } from "node:path";
import { readerOf } from "../formats/all.ts";
import type { NumberPlace } from "../formats/marc/holdings.ts";
import { type Ended, type ImportOptions, type ImportTools, importInto, type Summary } from "../run.ts";
import { BATCH, CatalogueWriter } from "../writer.ts";
import { checkFile, missingFrom, tooManyGone } from "./check.ts";
import { type DigestedFile, formatOf, hasChanged } from "./files.ts";

/** Options of an import of a folder. */
export interface FolderOptions
  extends Pick<ImportOptions, "library" | "mapping" | "dryRun" | "readings" | "batch"> {
  readonly folder: string;
  /** Prefix of the ids of all records, which tells them from those of other sources. */
  readonly source: string;
  /** Where the library system's own number is. */
  readonly number: NumberPlace;
  /** A file with this word in its name is a full load, in capitals or not. */
  readonly fullWord: string;
  /** A file that changed less than so many milliseconds ago is still being written. */
  readonly settleMs: number;
  /** A full load may remove as many titles as it likes. */
  readonly force: boolean;
  /** Folder of the reports. */
  readonly reports: string;
}

/** Dependencies of an import of a folder. */
export interface FolderTools extends ImportTools {
  readonly signal: AbortSignal;
}

/** How a file ended. */
export interface Taken {
  readonly state: Ended["state"];
  /** Why it failed, or what was left undone, as one sentence; may be empty. */
  readonly why: string;
  /** Null = nothing was written. */
  readonly summary: Summary | null;
}

const DONE: Ended = { state: "done", failure: "" };
const STOPPED: Taken = { state: "stopped", why: "", summary: null };

function failed(why: string): Taken {
  return { state: "failed", why, summary: null };
}

/**
 * Takes a file: it is read and checked as a whole before its first record is written, so that a damaged one changes nothing. A full
 * load then removes what is not in it, batch by batch. Throws `FileError` when the mapping or the report cannot be used.
 */
export async function takeFile(
  file: DigestedFile,
  isFull: boolean,
  options: FolderOptions,
  tools: FolderTools,
): Promise<Taken> {
  const { source, library, mapping, number, dryRun, readings } = options;
  const format = await formatOf(file);
  const reader = readerOf({ format, source, library, mapping, number });
  const checked = await checkFile(file.path, reader, format, isFull, tools.signal);
  if (checked === null) return STOPPED;
  if (checked.flaw !== "") return failed(checked.flaw);
  if (checked.records === 0) return { state: "done", why: "It has no records.", summary: null };
  const missing = isFull ? await missingFrom(tools.db, source, checked.ids) : { gone: [], known: 0 };
  const flaw = options.force ? "" : tooManyGone(missing.gone.length, missing.known);
  if (flaw !== "") return failed(flaw);
  // One of them may be a title that would be removed.
  const areNameless = checked.nameless > 0 && missing.gone.length > 0;
  const report = join(options.reports, `${file.name}.report.tsv`);
  const { knowsCopies } = reader;
  const writer = new CatalogueWriter(tools, { report, dryRun, readings, knowsCopies, before: null });
  try {
    const { name: fileName, size: fileSize, digest: fileDigest, path } = file;
    const identity = { source, format, fileName, fileSize, fileDigest };
    const last = async (): Promise<Ended> => {
      if (await hasChanged(file)) return { state: "failed", failure: "The file changed while it was read." };
      return areNameless ? DONE : removeAll(writer, missing.gone, file.size, tools.signal);
    };
    const batch = options.batch ?? BATCH;
    const summary = await importInto(writer, reader, identity, { file: path, format, batch }, tools, last);
    const undone = areNameless
      ? `${checked.nameless} records have no id that can be read, so no title was removed.`
      : "";
    return { state: summary.state, why: summary.failure || undone, summary };
  } finally {
    writer.close();
  }
}

/** Removes titles, unless they are in use. */
async function removeAll(
  writer: CatalogueWriter,
  recordIds: readonly string[],
  size: number,
  signal: AbortSignal,
): Promise<Ended> {
  const number = writer.records;
  for (let at = 0; at < recordIds.length; at += BATCH) {
    if (signal.aborted) return { state: "stopped", failure: "" };
    const some = recordIds.slice(at, at + BATCH);
    await writer.write(
      some.map((recordId) => ({ number, at: size, kind: "deleted", recordId })),
      size,
    );
    await writer.pause();
  }
  return DONE;
}
