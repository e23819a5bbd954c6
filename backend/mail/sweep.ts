import type { Kysely } from "kysely";
import { DAY_MS } from "../clock.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { purgeProofs } from "../store/email-proofs.ts";
import { purgeMail } from "../store/outbox.ts";
import type { Schema } from "../store/schema.ts";
import { giveUpOldMails } from "./unreachable.ts";

/**
 * Gives up expired mails, and deletes records of mails and tasks after their retention, batch by batch. `now` in milliseconds.
 */
export async function sweepMail(db: Kysely<Schema>, now: number, settings: RuleSettings): Promise<void> {
  await giveUpOldMails(db, now, settings);
  await purgeMail(db, now - settings.mail.keepDays * DAY_MS);
  await purgeProofs(db, now);
}
