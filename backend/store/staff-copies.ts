import type { LibraryId } from "#contract/domain/library.ts";
import { QUEUED_STATES } from "../rules/hold-life.ts";
import { copiesOf, type StoredCopy } from "./copies.ts";
import type { HoldRow } from "./holds.ts";
import { lockTitle } from "./locks.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** A copy with its full state, read after its title was locked. */
export interface CopyInHand {
  readonly copy: StoredCopy;
  /** All copies of the title including this one, in the libraries' order. */
  readonly copies: readonly StoredCopy[];
  readonly loan: { readonly id: number; readonly patronId: number; readonly dueDate: string } | null;
  /** The hold it is set aside for. */
  readonly hold: HoldRow | null;
}

async function titleOfCopy(db: ReadableDb, barcode: string): Promise<number | null> {
  const row = await db
    .selectFrom("copies")
    .select("titleId")
    .where("barcode", "=", barcode)
    .executeTakeFirst();
  return row?.titleId ?? null;
}

/** Locks the title of a copy and reads the copy; null when no copy has this barcode. */
export async function lockCopy(trx: WritableDb, barcode: string): Promise<CopyInHand | null> {
  const titleId = await titleOfCopy(trx, barcode);
  if (titleId === null) return null;
  await lockTitle(trx, titleId);
  const copies = (await copiesOf(trx, [titleId])).get(titleId) ?? [];
  const copy = copies.find((one) => one.barcode === barcode);
  // An import moved the copy to another title while waiting for the lock.
  if (copy === undefined) return lockCopy(trx, barcode);
  return {
    copy,
    copies,
    loan: (await loanOfCopy(trx, copy.id)) ?? null,
    hold: (await holdWithCopy(trx, copy.id)) ?? null,
  };
}

async function loanOfCopy(db: ReadableDb, copyId: number) {
  return db
    .selectFrom("loans")
    .select(["id", "patronId", "dueDate"])
    .where("copyId", "=", copyId)
    .executeTakeFirst();
}

async function holdWithCopy(db: ReadableDb, copyId: number) {
  return db.selectFrom("holds").selectAll().where("copyId", "=", copyId).executeTakeFirst();
}

/** Deletes the loan of a returned copy (D83). */
export async function removeLoan(trx: WritableDb, id: number): Promise<void> {
  await trx.deleteFrom("loans").where("id", "=", id).execute();
}

export async function setMissing(trx: WritableDb, copyId: number, missing: boolean): Promise<void> {
  await trx
    .updateTable("copies")
    .set({ missing: missing ? 1 : 0 })
    .where("id", "=", copyId)
    .execute();
}

/** The distinct titles of these copies. */
export async function titleOfCopies(db: ReadableDb, copyIds: readonly number[]): Promise<readonly number[]> {
  if (copyIds.length === 0) return [];
  const rows = await db
    .selectFrom("copies")
    .select("titleId")
    .distinct()
    .where("id", "in", copyIds)
    .execute();
  return rows.map((row) => row.titleId);
}

/** The id of a copy; null when no copy has this barcode. */
export async function copyIdOf(db: ReadableDb, barcode: string): Promise<number | null> {
  const row = await db.selectFrom("copies").select("id").where("barcode", "=", barcode).executeTakeFirst();
  return row?.id ?? null;
}

/** Barcodes of these copies, by id. */
export async function barcodesOf(
  db: ReadableDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("copies").select(["id", "barcode"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, barcode }) => [id, barcode]));
}

/** Titles with queued holds, of which this library has a lendable copy on its shelf. */
export async function titlesToPick(db: ReadableDb, library: LibraryId): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("holds")
    .innerJoin("copies", "copies.titleId", "holds.titleId")
    .select("holds.titleId")
    .distinct()
    .where("holds.state", "in", [...QUEUED_STATES])
    .where("copies.libraryId", "=", library)
    .where("copies.kept", "is", null)
    .where("copies.missing", "=", 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("loans").select("loans.id").whereRef("loans.copyId", "=", "copies.id"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("moves").select("moves.copyId").whereRef("moves.copyId", "=", "copies.id"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("holds as others").select("others.id").whereRef("others.copyId", "=", "copies.id")),
      ),
    )
    .orderBy("holds.titleId")
    .execute();
  return rows.map((row) => row.titleId);
}
