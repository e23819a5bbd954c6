import { flawOf, NO_TITLE } from "../catalogue/check.ts";
import { cleanRecord } from "../catalogue/clean.ts";
import type { CopyNote } from "../catalogue/copies.ts";
import { removeRecords } from "../catalogue/remove.ts";
import { compareRecords, type UpsertOptions, upsertRecords } from "../catalogue/write.ts";
import type { CatalogueRecord } from "../store/catalogue-record.ts";
import type { WritableDb } from "../store/schema.ts";
import type { Item, Place } from "./formats/item.ts";
import type { ReportLine } from "./report.ts";

/** Results by number of records. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  /** Unchanged. */
  readonly same: number;
  /** Withdrawn by their source. */
  readonly deleted: number;
  readonly rejected: number;
  /** Number of report lines about accepted records. */
  readonly remarks: number;
}

export const NO_COUNTS: Counts = { added: 0, changed: 0, same: 0, deleted: 0, rejected: 0, remarks: 0 };

/** How a batch is written. */
export interface BatchOptions extends UpsertOptions {
  /** Ids of the libraries there are. */
  readonly libraries: ReadonlySet<string>;
  /** Only compares and counts. */
  readonly dryRun: boolean;
}

const NOTES: Readonly<Record<CopyNote["kind"], string>> = {
  "kept-in-use": "is no longer in the source but on loan or set aside: it stays until the next import",
  "kept-awaited": "is no longer in the source but the last one of a title with waiting holds: it stays",
  "not-moved": "belongs to this record now but is on loan or set aside under another: it stays there",
};

type Accepted = Place & { readonly record: CatalogueRecord };

/** Writes the records of one batch in order, and returns the lines for the report. */
export async function writeBatch(
  trx: WritableDb,
  items: readonly Item[],
  options: BatchOptions,
): Promise<{ readonly counts: Counts; readonly lines: readonly ReportLine[] }> {
  const counts = { ...NO_COUNTS };
  const lines: ReportLine[] = [];
  const say = (kind: ReportLine["kind"], { number, at }: Place, id: string, reason: string): void => {
    lines.push({ number, at, id, kind, reason });
    counts[kind === "rejected" ? "rejected" : "remarks"] += 1;
  };
  for (const { records, deleted } of inOrder(items)) {
    const accepted: Accepted[] = [];
    for (const item of records) {
      const checked = item.kind === "record" ? checkRecord(item, options.libraries) : item;
      const id = item.kind === "record" ? item.record.recordId : item.id;
      if (checked.kind === "rejected") say("rejected", item, id, checked.reason);
      else {
        for (const remark of checked.remarks) say("remark", item, id, remark);
        accepted.push({ number: item.number, at: item.at, record: checked.record });
      }
    }
    const written = await write(trx, accepted, options);
    counts.added += written.added;
    counts.changed += written.changed;
    counts.same += written.same;
    for (const note of written.notes) {
      const place = accepted.findLast(({ record }) => record.recordId === note.recordId);
      if (place !== undefined)
        say("remark", place, note.recordId, `Copy ${note.barcode} ${NOTES[note.kind]}.`);
    }
    if (deleted.length === 0 || options.dryRun) continue;
    const { removed, kept } = await removeRecords(
      trx,
      deleted.map(({ recordId }) => recordId),
    );
    counts.deleted += removed;
    for (const one of deleted.filter(({ recordId }) => kept.includes(recordId)))
      say("remark", one, one.recordId, "The source deleted the record, but it is in use: it stays.");
  }
  lines.sort((a, b) => a.number - b.number);
  return { counts, lines };
}

type Checked =
  | { readonly kind: "record"; readonly record: CatalogueRecord; readonly remarks: readonly string[] }
  | { readonly kind: "rejected"; readonly reason: string };

/** A record ready to be written, with its remarks; or why it is rejected. */
function checkRecord(item: Extract<Item, { kind: "record" }>, libraries: ReadonlySet<string>): Checked {
  const flaw = flawOf(item.record);
  if (flaw !== null) return { kind: "rejected", reason: flaw };
  const { record, remark } = cleanRecord(item.record);
  // After cleaning, a title may be empty; all other fields may be.
  if (record.title === "") return { kind: "rejected", reason: NO_TITLE };
  const remarks = remark === null ? item.remarks : [...item.remarks, remark];
  return { kind: "record", ...inOurLibraries({ record, remarks }, libraries) };
}

function write(trx: WritableDb, accepted: readonly Accepted[], options: BatchOptions) {
  const records = accepted.map(({ record }) => record);
  if (!options.dryRun) return upsertRecords(trx, records, options);
  return compareRecords(trx, records, options);
}

interface Stretch {
  readonly records: Exclude<Item, { kind: "deleted" }>[];
  readonly deleted: Extract<Item, { kind: "deleted" }>[];
}

/** Splits items into runs of records followed by deletions, so that a record after its deletion is in the next run. */
function inOrder(items: readonly Item[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let last: Stretch | undefined;
  for (const item of items) {
    if (last === undefined || (item.kind !== "deleted" && last.deleted.length > 0)) {
      last = { records: [], deleted: [] };
      stretches.push(last);
    }
    if (item.kind === "deleted") last.deleted.push(item);
    else last.records.push(item);
  }
  return stretches;
}

/** Leaves out copies of unknown libraries, with a remark each. */
function inOurLibraries(
  { record, remarks }: Pick<Extract<Item, { kind: "record" }>, "record" | "remarks">,
  libraries: ReadonlySet<string>,
): { readonly record: CatalogueRecord; readonly remarks: readonly string[] } {
  const foreign = record.copies.filter(({ library }) => !libraries.has(library));
  if (foreign.length === 0) return { record, remarks };
  const copies = record.copies.filter(({ library }) => libraries.has(library));
  const more = foreign.map(
    ({ barcode, library }) =>
      `Copy ${barcode} is in "${library}", which is not a library here, and was left out.`,
  );
  return { record: { ...record, copies }, remarks: [...remarks, ...more] };
}
