import { copiesOfTitles, deleteByIds, everHeld, lockTitles, recordsById } from "../store/records.ts";
import type { WritableDb } from "../store/schema.ts";
import { unindexTitles } from "../store/search/write.ts";

/** The result for records that their source withdrew. */
export interface Removed {
  readonly removed: number;
  /** Ids of records whose title stays: a copy is on loan or set aside, or a hold refers to it. */
  readonly kept: readonly string[];
}

/** Removes records that their source withdrew, unless they are on loan or on hold. */
export async function removeRecords(trx: WritableDb, recordIds: readonly string[]): Promise<Removed> {
  const known = [...(await recordsById(trx, recordIds)).values()];
  const ids = known.map(({ id }) => id);
  await lockTitles(trx, ids);
  const held = await everHeld(trx, ids);
  const copies = await copiesOfTitles(trx, ids);
  const busy = new Set(copies.filter((copy) => copy.busy === 1).map((copy) => copy.titleId));
  const stays = (id: number): boolean => held.has(id) || busy.has(id);
  const gone = ids.filter((id) => !stays(id));
  await unindexTitles(trx, gone);
  await deleteByIds(
    trx,
    "copies",
    copies.filter((copy) => !stays(copy.titleId)).map((copy) => copy.id),
  );
  await deleteByIds(trx, "titles", gone);
  return { removed: gone.length, kept: known.filter(({ id }) => stays(id)).map(({ recordId }) => recordId) };
}
