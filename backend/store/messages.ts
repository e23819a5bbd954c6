import type { Insertable, Selectable } from "kysely";
import type { IsoDate } from "#contract/domain/text.ts";
import type { MessagesTable, ReadableDb, WritableDb } from "./schema.ts";

/** A message as it is kept. */
export type MessageRow = Readonly<Selectable<MessagesTable>>;

/** Writes one down; answers it. */
export async function addMessage(
  trx: WritableDb,
  message: Omit<Insertable<MessagesTable>, "id">,
): Promise<MessageRow> {
  return trx
    .insertInto("messages")
    .values({ ...message, readAt: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What is still told to a patron on this day, the newest first; also what was read and is not deleted yet. */
export async function messagesOf(
  db: ReadableDb,
  patronId: number,
  today: IsoDate,
): Promise<readonly MessageRow[]> {
  return db
    .selectFrom("messages")
    .selectAll()
    .where("patronId", "=", patronId)
    .where("until", ">=", today)
    .orderBy("id", "desc")
    .execute();
}

/** One that is still told; null when there is none, or it is over. */
export async function messageById(db: ReadableDb, id: number, today: IsoDate): Promise<MessageRow | null> {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("id", "=", id)
    .where("until", ">=", today)
    .executeTakeFirst();
  return row ?? null;
}

/** Read for the first time; a later reading changes nothing. `now` in milliseconds. */
export async function markRead(trx: WritableDb, id: number, now: number): Promise<void> {
  await trx
    .updateTable("messages")
    .set({ readAt: now })
    .where("id", "=", id)
    .where("readAt", "is", null)
    .execute();
}

/** Takes it away, with its words. */
export async function removeMessage(trx: WritableDb, id: number): Promise<void> {
  await trx.deleteFrom("messages").where("id", "=", id).execute();
}
