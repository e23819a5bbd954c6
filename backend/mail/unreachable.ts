import type { Kysely } from "kysely";
import { HOUR_MS } from "../clock.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { inTransaction } from "../store/database.ts";
import { type Actor, writeJournal } from "../store/journal.ts";
import { lockPatron } from "../store/locks.ts";
import { lockMailHoldsOf, lockStateOfHold } from "../store/mail-holds.ts";
import type { TaskWhy } from "../store/mail-tables.ts";
import { type KnownMail, lockOldMails, markDead, type WaitingMail } from "../store/outbox.ts";
import { markEmailUnreachable, patronById } from "../store/patrons.ts";
import type { Schema, WritableDb } from "../store/schema.ts";
import { addTask } from "../store/tasks.ts";

/** Mails given up per transaction; each takes a few statements and locks its hold. */
const GIVEN_UP_AT_ONCE = 100;

/** D45, D46: how an address fails. */
export type Failing = "bounced" | "refused";

/**
 * D45, D46: marks an address as unreachable. Mail is no longer offered, and staff notify the patron of live holds that used mail.
 * `now` in milliseconds.
 */
export async function markUnreachable(
  trx: WritableDb,
  patronId: number,
  state: Failing,
  now: number,
): Promise<void> {
  await markEmailUnreachable(trx, patronId, state);
  await notifyHoldsAnotherWay(trx, patronId, state, now);
}

/** Creates staff tasks for live holds whose contact is mail. `now` in milliseconds. */
export async function notifyHoldsAnotherWay(
  trx: WritableDb,
  patronId: number,
  why: TaskWhy,
  now: number,
): Promise<void> {
  for (const hold of await lockMailHoldsOf(trx, patronId)) {
    const kind = hold.state === "ready" ? "tell-ready" : "contact-otherwise";
    await addTask(trx, { kind, holdId: hold.id, way: "any", why, createdAt: now });
  }
}

/**
 * Records a permanent failure. If the patron has another address since, it stays, and staff only deliver this notice. Locks the
 * patron. `by`: who reported it, for the journal. Returns whether the patron's current address failed.
 */
export async function recordBounce(
  trx: WritableDb,
  mail: KnownMail,
  state: Failing,
  now: number,
  by: Actor,
): Promise<boolean> {
  await lockPatron(trx, mail.patronId);
  const patron = await patronById(trx, mail.patronId);
  const isTheirs = patron !== null && patron.emailState !== "none" && patron.emailNo === mail.emailNo;
  if (isTheirs) {
    await markUnreachable(trx, mail.patronId, state, now);
    await writeJournal(trx, by, "mark-bounced", { patronId: mail.patronId }, now);
  }
  await notifyAnotherWay(trx, mail, state, now);
  return isTheirs;
}

/** Creates a staff task for a lost notice, if it is still valid. */
export async function notifyAnotherWay(
  trx: WritableDb,
  { kind, holdId }: Pick<KnownMail, "kind" | "holdId">,
  why: TaskWhy,
  now: number,
): Promise<void> {
  if (holdId === null) return;
  const state = await lockStateOfHold(trx, holdId);
  const task =
    kind === "hold-ready" && state === "ready"
      ? "tell-ready"
      : kind === "hold-expired" && state === "expired"
        ? "tell-expired"
        : null;
  if (task !== null) await addTask(trx, { kind: task, holdId, way: "any", why, createdAt: now });
}

/** Whether a mail has expired. */
export function isTooOld(
  mail: Pick<WaitingMail, "createdAt">,
  now: number,
  { mail: { maxHours } }: RuleSettings,
): boolean {
  return now - mail.createdAt >= maxHours * HOUR_MS;
}

/** D45: gives up a mail that could not be delivered in time; staff notify the patron instead. */
export async function giveUp(trx: WritableDb, mail: WaitingMail, now: number): Promise<void> {
  if (await markDead(trx, mail)) await notifyAnotherWay(trx, mail, "undelivered", now);
}

/** Gives up every expired mail that is not being delivered, even without a mail server; batch by batch. `now` in milliseconds. */
export async function giveUpOldMails(db: Kysely<Schema>, now: number, settings: RuleSettings): Promise<void> {
  const before = now - settings.mail.maxHours * HOUR_MS;
  const some = async (trx: WritableDb): Promise<number> => {
    const old = await lockOldMails(trx, before, GIVEN_UP_AT_ONCE);
    for (const mail of old) await giveUp(trx, mail, now);
    return old.length;
  };
  while ((await inTransaction(db, some)) === GIVEN_UP_AT_ONCE);
}
