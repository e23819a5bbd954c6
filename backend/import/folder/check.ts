import { createReadStream } from "node:fs";
import { recordIdsAfter } from "../../store/records.ts";
import type { ReadableDb } from "../../store/schema.ts";
import type { Format, Reader } from "../formats/all.ts";
import { FileError } from "../formats/item.ts";
import { flawOf } from "../run.ts";

/** Records of the catalogue compared at a time. */
const SLICE = 10_000;
/** The largest share of a source's titles that a full load removes without being told to. */
const MOST_REMOVED = 0.2;

/** A file that was read from its beginning to its end without writing anything. */
export interface CheckedFile {
  readonly records: number;
  /** Full loads: ids in the catalogue of the records in it, also of those that cannot be taken. Others: empty. */
  readonly ids: ReadonlySet<string>;
  /** Full loads: rejected records of which not even that id is certain. */
  readonly nameless: number;
  /** Why it cannot be taken, as one sentence; empty = it can. */
  readonly flaw: string;
}

/** Reads a file, so that a damaged one is known before its first record is written. Null = stopped by the signal. */
export async function checkFile(
  path: string,
  reader: Reader,
  format: Format,
  isFull: boolean,
  signal: AbortSignal,
): Promise<CheckedFile | null> {
  const ids = new Set<string>();
  let [records, nameless, isReadable, isCut, flaw] = [0, 0, false, false, ""];
  const stream = createReadStream(path);
  try {
    for await (const { items, cut } of reader.read(stream, 0)) {
      if (signal.aborted) return null;
      isCut ||= cut === true;
      records += items.length;
      for (const item of items) {
        isReadable ||= item.kind !== "rejected";
        if (!isFull || item.kind === "deleted") continue;
        const recordId = item.kind === "record" ? item.record.recordId : item.recordId;
        if (recordId === undefined) nameless += 1;
        else ids.add(recordId);
      }
    }
    if (records > 0 || isFull) flaw = flawOf({ records, isReadable, isCut }, format);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    flaw = error.message;
  } finally {
    stream.destroy();
  }
  return { records, ids, nameless, flaw };
}

/** The records of a source that are not in its full load any more, and how many the catalogue has. */
export async function missingFrom(
  db: ReadableDb,
  source: string,
  ids: ReadonlySet<string>,
): Promise<{ readonly gone: readonly string[]; readonly known: number }> {
  const gone: string[] = [];
  let known = 0;
  for (let after = ""; ; ) {
    const some = await recordIdsAfter(db, source, after, SLICE);
    known += some.length;
    gone.push(...some.filter((one) => !ids.has(one)));
    after = some.at(-1) ?? "";
    if (some.length < SLICE) return { gone, known };
  }
}

/** Why a full load must not remove so many titles; empty = it may. */
export function tooManyGone(gone: number, known: number): string {
  if (gone <= known * MOST_REMOVED) return "";
  return `${gone} of ${known} titles are not in this full load. If they are to be removed, run it with --force.`;
}
