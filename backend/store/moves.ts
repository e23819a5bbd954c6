import type { Selectable } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";
import type { MovesTable } from "./staff-tables.ts";

/** The move of a copy that is not in its place. */
export type MoveRow = Readonly<Selectable<MovesTable>>;

/** The copy's move; null = it is on its shelf, on loan or on the hold shelf. */
export async function moveOf(db: ReadableDb, copyId: number): Promise<MoveRow | null> {
  return (await db.selectFrom("moves").selectAll().where("copyId", "=", copyId).executeTakeFirst()) ?? null;
}

/** The moves of these copies, by copy. */
export async function movesOf(
  db: ReadableDb,
  copyIds: readonly number[],
): Promise<ReadonlyMap<number, MoveRow>> {
  if (copyIds.length === 0) return new Map();
  const rows = await db.selectFrom("moves").selectAll().where("copyId", "in", copyIds).execute();
  return new Map(rows.map((row) => [row.copyId, row]));
}

/** Stores where a copy goes, replacing an earlier move. */
export async function putMove(trx: WritableDb, move: MoveRow): Promise<void> {
  const { copyId: _, ...rest } = move;
  await trx
    .insertInto("moves")
    .values(move)
    .onConflict((conflict) => conflict.column("copyId").doUpdateSet(rest))
    .execute();
}

/** Ends a move: the copy is on its shelf, on loan or on the hold shelf. */
export async function removeMove(trx: WritableDb, copyId: number): Promise<void> {
  await trx.deleteFrom("moves").where("copyId", "=", copyId).execute();
}

/** Copies that must leave the hold shelf of a library, by shelf number. */
export async function movesToClear(
  db: ReadableDb,
  library: LibraryId,
  limit: number,
): Promise<readonly MoveRow[]> {
  return db
    .selectFrom("moves")
    .selectAll()
    .where("fromLibrary", "=", library)
    .where("sentAt", "is", null)
    .orderBy("shelf")
    .orderBy("copyId")
    .limit(limit)
    .execute();
}

/** Copies in transit to a library, by day of arrival, unknown days last. */
export async function movesUnderWay(
  db: ReadableDb,
  library: LibraryId,
  limit: number,
): Promise<readonly MoveRow[]> {
  return db
    .selectFrom("moves")
    .selectAll()
    .where("toLibrary", "=", library)
    .where("sentAt", "is not", null)
    .orderBy((by) => by.fn.coalesce("arrivesOn", by.val("9999-12-31")))
    .orderBy("sentAt")
    .orderBy("copyId")
    .limit(limit)
    .execute();
}

/** Used numbers on the hold shelf of a library, for ready and not yet cleared copies. */
export async function shelvesTaken(db: ReadableDb, library: LibraryId): Promise<ReadonlyMap<string, number>> {
  const ready = await db
    .selectFrom("holds")
    .select(["shelf", "copyId"])
    .where("state", "=", "ready")
    .where("pickup", "=", library)
    .execute();
  const leaving = await db
    .selectFrom("moves")
    .select(["shelf", "copyId"])
    .where("fromLibrary", "=", library)
    .where("sentAt", "is", null)
    .execute();
  const taken = new Map<string, number>();
  for (const { shelf, copyId } of [...ready, ...leaving]) {
    if (shelf !== null && copyId !== null) taken.set(shelf, copyId);
  }
  return taken;
}
