import { randomUUID } from "node:crypto";
import { type ExpressionBuilder, type Insertable, type Kysely, type Selectable, sql } from "kysely";
import { deleteInBatches } from "./delete-in-batches.ts";
import { databaseNow, engineOf } from "./engine.ts";
import type { MailFailureCode, MailKind, OutboxTable } from "./mail-tables.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** A queued mail. Instants in milliseconds. */
export type WaitingMail = Readonly<Selectable<OutboxTable>>;

/** A mail for staff, without address and text. */
export type MailLine = Omit<WaitingMail, "token" | "sender" | "subject" | "text" | "leaseOwner"> & {
  readonly cardNumber: string;
};

/** A queued or sent mail, to match a report about it. */
export interface KnownMail {
  readonly token: string;
  readonly kind: MailKind;
  readonly patronId: number;
  readonly holdId: number | null;
  readonly emailNo: number;
}

/** Adds a mail in the transaction of the write it belongs to. */
export async function addMail(trx: WritableDb, mail: Insertable<OutboxTable>): Promise<void> {
  await trx.insertInto("outbox").values(mail).execute();
}

/**
 * Leases one mail of these kinds (null = any) that is due at `now`, for `leaseMs` milliseconds on the database's clock; null when
 * none is due. Leasing counts as an attempt, so that a mail that crashes its process is not retried for ever. A worker with an
 * expired lease cannot change the mail any more.
 */
export async function leaseMail(
  trx: WritableDb,
  now: number,
  leaseMs: number,
  kinds: readonly MailKind[] | null,
): Promise<WaitingMail | null> {
  const due = await trx
    .selectFrom("outbox")
    .select(["id", "attempts"])
    .where("state", "=", sql.lit("waiting"))
    .where("nextAt", "<=", now)
    .where(isFree(trx))
    .$if(kinds !== null, (query) => query.where("kind", "in", [...(kinds ?? [])]))
    .orderBy("nextAt")
    .orderBy("id")
    .limit(1)
    // Parallel workers get different mails.
    .$if(engineOf(trx) === "postgres", (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (due === undefined) return null;
  return trx
    .updateTable("outbox")
    .set({
      leaseOwner: randomUUID(),
      leasedUntil: sql<number>`${databaseNow(trx)} + cast(${leaseMs} as integer)`,
      attempts: due.attempts + 1,
    })
    .where("id", "=", due.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Not leased, or the lease has run out. */
function isFree(db: ReadableDb) {
  return (where: ExpressionBuilder<Schema, "outbox">) =>
    where.or([where("leasedUntil", "is", null), where("leasedUntil", "<=", databaseNow(db))]);
}

/** Records a sent mail: its text is deleted, and only the data to match a report stays. */
export async function markSent(trx: WritableDb, mail: WaitingMail, now: number): Promise<void> {
  if (!(await removeMail(trx, mail))) return;
  const { token, kind, patronId, holdId, emailNo } = mail;
  await trx.insertInto("sentMails").values({ token, kind, patronId, holdId, emailNo, sentAt: now }).execute();
}

/** Deletes a leased mail; false when the lease has expired and another worker has it, or it is gone. */
export async function removeMail(trx: WritableDb, mail: WaitingMail): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("outbox")
    .where("id", "=", mail.id)
    .where("leaseOwner", "=", mail.leaseOwner)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends the lease and retries the mail at `nextAt`. */
export async function postponeMail(
  trx: WritableDb,
  mail: WaitingMail,
  nextAt: number,
  lastError: MailFailureCode,
): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ nextAt, lastError, leaseOwner: null, leasedUntil: null })
    .where("id", "=", mail.id)
    .where("leaseOwner", "=", mail.leaseOwner)
    .execute();
}

/** Releases a mail that was leased but not attempted. */
export async function releaseLease(trx: WritableDb, mail: WaitingMail): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ leaseOwner: null, leasedUntil: null, attempts: mail.attempts - 1 })
    .where("id", "=", mail.id)
    .where("leaseOwner", "=", mail.leaseOwner)
    .execute();
}

/**
 * Milliseconds from `now` until a mail of these kinds (null = any) is due or a lease expires, 0 or less = at once; null when none
 * is queued.
 */
export async function nextDueIn(
  db: ReadableDb,
  now: number,
  kinds: readonly MailKind[] | null,
): Promise<number | null> {
  const { free, leaseLeft } = await db
    .selectFrom("outbox")
    .select((select) => [
      select.fn.min("nextAt").filterWhere("leasedUntil", "is", null).as("free"),
      sql<number | null>`${select.fn.min("leasedUntil")} - ${databaseNow(db)}`.as("leaseLeft"),
    ])
    .where("state", "=", sql.lit("waiting"))
    .$if(kinds !== null, (query) => query.where("kind", "in", [...(kinds ?? [])]))
    .executeTakeFirstOrThrow();
  if (free === null) return leaseLeft;
  return leaseLeft === null ? free - now : Math.min(free - now, leaseLeft);
}

/** Locks at most `limit` unleased queued mails written before `before`, and clears their expired leases. */
export async function lockOldMails(
  trx: WritableDb,
  before: number,
  limit: number,
): Promise<readonly WaitingMail[]> {
  const old = trx
    .selectFrom("outbox")
    .select("id")
    .where("state", "=", sql.lit("waiting"))
    .where("createdAt", "<=", before)
    .where(isFree(trx))
    .limit(limit)
    .$if(engineOf(trx) === "postgres", (query) => query.forUpdate().skipLocked());
  return trx
    .updateTable("outbox")
    .set({ leaseOwner: null, leasedUntil: null })
    .where("id", "in", old)
    .returningAll()
    .execute();
}

/** Gives up a mail: its text is deleted, staff still see the mail. False when it is gone or leased by another worker. */
export async function markDead(trx: WritableDb, mail: WaitingMail): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    .set({ state: "dead", text: "", subject: "", leaseOwner: null, leasedUntil: null })
    .where("id", "=", mail.id)
    .where("state", "=", "waiting")
    .where("leaseOwner", mail.leaseOwner === null ? "is" : "=", mail.leaseOwner)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes queued confirmations of an older address; one being sent is not stopped. */
export async function removeConfirmationsOf(trx: WritableDb, patronId: number): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where("patronId", "=", patronId)
    .where("kind", "=", "email-confirmation")
    .where("leaseOwner", "is", null)
    .execute();
}

/** Removes unsent notices of a hold. */
export async function removeNoticesOf(trx: WritableDb, holdId: number): Promise<void> {
  await trx.deleteFrom("outbox").where("holdId", "=", holdId).execute();
}

/** D83: removes the ended hold from its mails; reports still find the patron. */
export async function forgetHoldOfMails(
  trx: WritableDb,
  { id, patronId }: { readonly id: number; readonly patronId: number },
): Promise<void> {
  await trx
    .updateTable("sentMails")
    .set({ holdId: null })
    .where("patronId", "=", patronId)
    .where("holdId", "=", id)
    .execute();
}

/**
 * Number of confirmations of this patron sent since an instant or being sent. A queued one is not counted, because the next
 * replaces it.
 */
export async function confirmationsSince(db: ReadableDb, patronId: number, since: number): Promise<number> {
  const confirmation = { patronId, kind: "email-confirmation" } as const;
  const ofPatron = (table: "sentMails" | "outbox") =>
    db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("patronId", "=", confirmation.patronId)
      .where("kind", "=", confirmation.kind);
  const sent = await ofPatron("sentMails").where("sentAt", ">", since).executeTakeFirstOrThrow();
  const leaving = await ofPatron("outbox").where("leaseOwner", "is not", null).executeTakeFirstOrThrow();
  return sent.count + leaving.count;
}

/** A mail by the token in a report; null when it is unknown or too old. */
export async function mailByToken(db: ReadableDb, token: string): Promise<KnownMail | null> {
  const columns = ["token", "kind", "patronId", "holdId", "emailNo"] as const;
  const sent = await db.selectFrom("sentMails").select(columns).where("token", "=", token).executeTakeFirst();
  // A report can arrive before the worker has recorded the mail as sent.
  return (
    sent ??
    (await db.selectFrom("outbox").select(columns).where("token", "=", token).executeTakeFirst()) ??
    null
  );
}

/** Queued and failed mails for staff, after the mail `after`, oldest first. */
export async function mailLines(db: ReadableDb, after = 0, limit = 500): Promise<readonly MailLine[]> {
  return db
    .selectFrom("outbox")
    .innerJoin("patrons", "patrons.id", "outbox.patronId")
    .select([
      "outbox.id",
      "patrons.cardNumber",
      "kind",
      "state",
      "patronId",
      "holdId",
      "outbox.emailNo",
      "createdAt",
      "attempts",
      "nextAt",
      "leasedUntil",
      "lastError",
    ])
    .where("outbox.id", ">", after)
    .orderBy("outbox.id")
    .limit(limit)
    .execute();
}

/** Deletes sent and failed mails, and completed tasks, from before an instant; in batches. */
export async function purgeMail(db: Kysely<Schema>, before: number): Promise<void> {
  await deleteInBatches(db, "sentMails", ["token"], (where) => where("sentAt", "<=", before));
  await deleteInBatches(db, "outbox", ["id"], (where) =>
    where.and([where("state", "=", "dead"), where("createdAt", "<=", before)]),
  );
  await deleteInBatches(db, "tasks", ["id"], (where) => where("doneAt", "<=", before));
}
