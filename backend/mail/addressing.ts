import type { RuleSettings } from "../rules/settings.ts";
import { stateOfHold } from "../store/mail-holds.ts";
import type { WaitingMail } from "../store/outbox.ts";
import { type PatronRow, patronById } from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { whyNotByMail } from "./notices.ts";
import { notifyAnotherWay } from "./unreachable.ts";

/** A leased mail. `recipient` null: the mail is obsolete, or staff notify the patron instead. */
export interface AddressedMail {
  readonly mail: WaitingMail;
  readonly recipient: string | null;
}

/**
 * Looks up the address just before sending: the outbox stores none, a changed address is used, and obsolete notices are not sent.
 * A notice that can no longer go by mail becomes a staff task. `now` in milliseconds.
 */
export async function addressed(
  trx: WritableDb,
  mail: WaitingMail,
  now: number,
  settings: RuleSettings,
): Promise<AddressedMail> {
  const patron = await patronById(trx, mail.patronId);
  if (patron === null || !(await isStillTrue(trx, mail, patron))) return { mail, recipient: null };
  const why = mail.kind === "email-confirmation" ? null : whyNotByMail(patron, settings);
  if (why !== null) {
    await notifyAnotherWay(trx, mail, why, now);
    return { mail, recipient: null };
  }
  return { mail: { ...mail, emailNo: patron.emailNo }, recipient: patron.email };
}

async function isStillTrue(trx: WritableDb, mail: WaitingMail, patron: PatronRow): Promise<boolean> {
  if (mail.kind === "email-confirmation")
    return mail.emailNo === patron.emailNo && patron.emailState === "registered";
  const state = mail.holdId === null ? null : await stateOfHold(trx, mail.holdId);
  return state === (mail.kind === "hold-ready" ? "ready" : "expired");
}
