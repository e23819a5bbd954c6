import { DAY_MS } from "../clock.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { purgeProofs } from "../store/email-proofs.ts";
import { purgeMail } from "../store/outbox.ts";
import type { Writing } from "../store/schema.ts";
import { giveUpOldMails } from "./unreachable.ts";

/** Gives up mails whose time is over and deletes what is remembered of mails and tasks for long enough. */
export async function sweepMail(trx: Writing, now: number, settings: RuleSettings): Promise<void> {
  await giveUpOldMails(trx, now, settings);
  await purgeMail(trx, now - settings.mail.keepDays * DAY_MS);
  await purgeProofs(trx, now);
}
