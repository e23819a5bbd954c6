import type { ReportOutcome } from "#contract/domain/staff-office.ts";
import type { Backend } from "../backend.ts";
import { readReport } from "../mail/bounces.ts";
import { notifyAnotherWay, recordBounce } from "../mail/unreachable.ts";
import { inTransaction } from "../store/database.ts";
import type { Actor } from "../store/journal.ts";
import { lockPatron } from "../store/locks.ts";
import { type KnownMail, mailByToken } from "../store/outbox.ts";
import type { ReadableDb } from "../store/schema.ts";

/** D45, D46: processes a raw mail from the bounce mailbox. Idempotent. Returns the outcome without the patron. */
export async function takeReport(
  { db, clock }: Pick<Backend, "db" | "clock">,
  raw: Buffer,
  by: Actor,
): Promise<ReportOutcome> {
  const report = await readReport(raw);
  if (report.kind === "none") return "not-a-report";
  if (report.kind === "underway") return "underway";
  const { how, tokens } = report;
  return inTransaction(db, async (trx) => {
    const mail = await firstKnown(trx, tokens);
    if (mail === null) return "unknown-mail";
    if (how === "undelivered") {
      await lockPatron(trx, mail.patronId);
      await notifyAnotherWay(trx, mail, "undelivered", clock.now());
      return "undelivered";
    }
    return (await recordBounce(trx, mail, how, clock.now(), by)) ? how : "older-address";
  });
}

/** Only a token identifies a mail: a forged report without one cannot remove a patron's mail option. */
async function firstKnown(db: ReadableDb, tokens: readonly string[]): Promise<KnownMail | null> {
  for (const token of tokens) {
    const mail = await mailByToken(db, token);
    if (mail !== null) return mail;
  }
  return null;
}
