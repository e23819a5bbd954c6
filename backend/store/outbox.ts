import type { Insertable } from "kysely";
import type { OutboxTable, Reading, Writing } from "./schema.ts";

/** A mail as it waits. */
export type WaitingMail = Readonly<Omit<OutboxTable, "id">> & { readonly id: number };

/** Puts a mail on its way in the transaction of the deed it belongs to. */
export async function addMail(trx: Writing, mail: Insertable<OutboxTable>): Promise<void> {
  await trx.insertInto("outbox").values(mail).execute();
}

/** The mails that wait, oldest first. */
export async function waitingMails(db: Reading): Promise<readonly WaitingMail[]> {
  return db.selectFrom("outbox").selectAll().orderBy("id").execute();
}

/** A mail that is sent leaves no copy of itself. */
export async function removeMail(trx: Writing, id: number): Promise<void> {
  await trx.deleteFrom("outbox").where("id", "=", id).execute();
}
