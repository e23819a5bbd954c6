import type { Insertable, Selectable } from "kysely";
import type { TakenFilesTable } from "./import-tables.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** A file that was taken from a folder. */
export type TakenFile = Omit<Selectable<TakenFilesTable>, "id">;

/** The last file of this source and name that was taken; null = none was. */
export async function lastTaken(
  db: ReadableDb,
  { source, name }: Pick<TakenFile, "source" | "name">,
): Promise<TakenFile | null> {
  const row = await db
    .selectFrom("takenFiles")
    .selectAll()
    .where("source", "=", source)
    .where("name", "=", name)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Remembers files as the last taken of their source and name. */
export async function keepTaken(
  trx: WritableDb,
  rows: readonly Insertable<TakenFilesTable>[],
): Promise<void> {
  for (const row of rows) {
    await trx
      .deleteFrom("takenFiles")
      .where("source", "=", row.source)
      .where("name", "=", row.name)
      .execute();
    await trx.insertInto("takenFiles").values(row).execute();
  }
}
