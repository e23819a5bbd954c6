import type { Insertable, Selectable } from "kysely";
import type { TakenFilesTable } from "./import-tables.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** A file that was taken from a folder. */
export type TakenFile = Omit<Selectable<TakenFilesTable>, "id">;

/** Whether a file of this source was taken; found by its digest, or by its time of change, which costs no reading. */
export async function wasTaken(
  db: ReadableDb,
  { source, name, size }: Pick<TakenFile, "source" | "name" | "size">,
  by: Pick<TakenFile, "digest"> | Pick<TakenFile, "modifiedAt">,
): Promise<boolean> {
  const query = db
    .selectFrom("takenFiles")
    .select("id")
    .where("source", "=", source)
    .where("name", "=", name)
    .where("size", "=", size);
  const row = await ("digest" in by
    ? query.where("digest", "=", by.digest)
    : query.where("modifiedAt", "=", by.modifiedAt)
  ).executeTakeFirst();
  return row !== undefined;
}

/** Remembers files as taken. */
export async function keepTaken(
  trx: WritableDb,
  rows: readonly Insertable<TakenFilesTable>[],
): Promise<void> {
  for (const row of rows)
    await trx
      .insertInto("takenFiles")
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(["source", "name", "size", "digest"]).doUpdateSet({ modifiedAt: row.modifiedAt }),
      )
      .execute();
}
