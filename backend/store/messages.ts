import type { Insertable, Selectable } from "kysely";
import type { IsoDate } from "#contract/domain/text.ts";
import type { MessagesTable, ReadableDb, WritableDb } from "./schema.ts";

/** A stored message. */
export type MessageRow = Readonly<Selectable<MessagesTable>>;

/** Inserts and returns a message. */
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

/** The current messages of a patron on this day, newest first, including read ones that are not deleted yet. */
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

/** A current message; null when it does not exist or has expired. */
export async function messageById(db: ReadableDb, id: number, today: IsoDate): Promise<MessageRow | null> {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("id", "=", id)
    .where("until", ">=", today)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks it as read; repeated calls change nothing. `now` in milliseconds. */
export async function markRead(trx: WritableDb, id: number, now: number): Promise<void> {
  await trx
    .updateTable("messages")
    .set({ readAt: now })
    .where("id", "=", id)
    .where("readAt", "is", null)
    .execute();
}

/** Deletes it with its text. */
export async function removeMessage(trx: WritableDb, id: number): Promise<void> {
  await trx.deleteFrom("messages").where("id", "=", id).execute();
}
