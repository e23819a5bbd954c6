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
import { COPIES } from "./rows.ts";

/** A copy that differs from the source, and why. */
export interface CopyNote {
  readonly recordId: string;
  readonly barcode: string;
  /**
   * `kept-in-use`: no longer in the source, but on loan or set aside · `kept-awaited`: the last copy that can be lent of a title
   * with holds · `not-moved`: the source has it under this record, but it is in use under another title.
   */
  readonly kind: "kept-in-use" | "kept-awaited" | "not-moved";
}

interface Titled {
  readonly id: number;
  readonly record: CatalogueRecord;
}

/** Copies by barcode; the later of two records with one barcode has it, regardless of batch boundaries. */
function copiesByBarcode(titles: readonly Titled[]): Map<string, Titled & { readonly copy: CopyRecord }> {
  return new Map(
    titles.flatMap((title) => title.record.copies.map((copy) => [copy.barcode, { ...title, copy }] as const)),
  );
}

/**
 * Writes the copies of records. `old`: titles that were in the catalogue before. Locks every title whose copies change before
 * deciding.
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
  const rows = [...wanted.values()].map(({ id, copy }) => COPIES.rowOf({ titleId: id, copy }));
  await insertRows(trx, COPIES.table, rows, { unique: "barcode", known: "replace" });
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

/** A title with holds keeps its last copy; staff decide about it. */
function whyKept(
  copy: RecordedCopy,
  record: CatalogueRecord | undefined,
  waitedFor: ReadonlySet<number>,
): CopyNote["kind"] | null {
  if (copy.busy === 1) return "kept-in-use";
  const others = record?.copies.some((one) => one.kept === null) ?? false;
  return copy.lent === 1 && waitedFor.has(copy.titleId) && !others ? "kept-awaited" : null;
}
