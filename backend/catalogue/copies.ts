import { insertRows } from "../store/bulk.ts";
import type { CatalogueRecord, CopyRecord } from "../store/catalogue-record.ts";
import {
  awaited,
  copiesOfTitles,
  copiesWith,
  deleteByIds,
  lockTitles,
  type RecordedCopy,
} from "../store/records.ts";
import type { WritableDb } from "../store/schema.ts";
import { COPIES, copyRow } from "./rows.ts";

/** A copy that is not as the source says, and why. */
export interface CopyNote {
  readonly recordId: string;
  readonly barcode: string;
  /**
   * `kept-in-use`: not in the source any more, but on loan or set aside · `kept-awaited`: the last one to lend of a title
   * that people wait for · `not-moved`: the source has it under this record, but it is in use under another title.
   */
  readonly kind: "kept-in-use" | "kept-awaited" | "not-moved";
}

interface Titled {
  readonly id: number;
  readonly record: CatalogueRecord;
}

/** Copies by barcode; of two records with one barcode the later has it, wherever the batch was cut. */
function copiesByBarcode(titles: readonly Titled[]): Map<string, Titled & { readonly copy: CopyRecord }> {
  return new Map(
    titles.flatMap((title) => title.record.copies.map((copy) => [copy.barcode, { ...title, copy }] as const)),
  );
}

/**
 * Gives titles the copies of their records. `old` are those of the titles that were in the catalogue before. Locks every
 * title whose copies change, then decides.
 */
export async function writeCopies(
  trx: WritableDb,
  titles: readonly Titled[],
  old: readonly number[],
): Promise<readonly CopyNote[]> {
  const wanted = copiesByBarcode(titles);
  const elsewhere = await copiesWith(trx, [...wanted.keys()]);
  await lockTitles(trx, [...new Set([...old, ...elsewhere.map((copy) => copy.titleId)])]);
  const notes: CopyNote[] = [];
  for (const copy of elsewhere.length === 0 ? [] : await copiesWith(trx, [...wanted.keys()])) {
    const to = wanted.get(copy.barcode);
    if (to === undefined || to.id === copy.titleId || copy.busy === 0) continue;
    wanted.delete(copy.barcode);
    notes.push({ recordId: to.record.recordId, barcode: copy.barcode, kind: "not-moved" });
  }
  notes.push(...(await removeVanished(trx, titles, old, wanted)));
  const rows = [...wanted.values()].map(({ id, copy }) => copyRow(id, copy));
  await insertRows(trx, COPIES, rows, { unique: "barcode", known: "replace" });
  return notes;
}

async function removeVanished(
  trx: WritableDb,
  titles: readonly Titled[],
  old: readonly number[],
  wanted: ReadonlyMap<string, Titled>,
): Promise<readonly CopyNote[]> {
  const there = await copiesOfTitles(trx, old);
  const gone = there.filter((copy) => !wanted.has(copy.barcode));
  if (gone.length === 0) return [];
  const waitedFor = await awaited(trx, [...new Set(gone.map((copy) => copy.titleId))]);
  const records = new Map(titles.map(({ id, record }) => [id, record]));
  const notes: CopyNote[] = [];
  const free: number[] = [];
  for (const copy of gone) {
    const record = records.get(copy.titleId);
    const kind = whyKept(copy, record, waitedFor);
    if (kind === null) free.push(copy.id);
    else notes.push({ recordId: record?.recordId ?? "", barcode: copy.barcode, kind });
  }
  await deleteByIds(trx, "copies", free);
  return notes;
}

/** A queue must not be left without a copy: then staff decide. */
function whyKept(
  copy: RecordedCopy,
  record: CatalogueRecord | undefined,
  waitedFor: ReadonlySet<number>,
): CopyNote["kind"] | null {
  if (copy.busy === 1) return "kept-in-use";
  const others = record?.copies.some((one) => one.kept === null) ?? false;
  return copy.lent === 1 && waitedFor.has(copy.titleId) && !others ? "kept-awaited" : null;
}
