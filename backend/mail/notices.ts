import type { ContactMethod } from "#contract/domain/patron.ts";
import type { Clock } from "../clock.ts";
import { awaitsProof } from "../rules/email.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { MailKind, TaskKind, TaskWhy } from "../store/mail-tables.ts";
import { type NoticeFacts, noticeFactsOf } from "../store/notice-facts.ts";
import { addMail, removeNoticesOf } from "../store/outbox.ts";
import type { WritableDb } from "../store/schema.ts";
import { addTask, finishTasksOf } from "../store/tasks.ts";
import { expiredMail, type MailContent, readyMail } from "./templates.ts";
import { newMailToken } from "./token.ts";

/** What notices need of a backend. */
interface NoticeDeps {
  readonly clock: Clock;
  readonly settings: RuleSettings;
}

/**
 * D26, D40: notifies the patron of a ready hold in the chosen way: a mail in the outbox, a staff task (telephone, post, fax; or
 * any way if mail is not possible, D29, D45, D46), or nothing (連絡不要). Call it in the transaction that makes the hold ready, after
 * `readyUntil` is written; call `backend.mailWorker.wake()` after the commit. Throws when the hold is not ready.
 */
export async function noticeReady(backend: NoticeDeps, trx: WritableDb, holdId: number): Promise<void> {
  const facts = await noticeFactsOf(trx, holdId);
  if (facts.readyUntil === null) throw new Error("A hold that is not ready has no ready notice.");
  await tell(backend, trx, facts, "hold-ready", readyMail(facts, facts.readyUntil, backend.settings));
}

/**
 * D40: notifies of an expired hold, like `noticeReady`. An unsent ready notice is withdrawn. Call it in the transaction that ends
 * the hold, before or after; only before it can the mail name the day.
 */
export async function noticeExpired(backend: NoticeDeps, trx: WritableDb, holdId: number): Promise<void> {
  const facts = await noticeFactsOf(trx, holdId);
  await tell(backend, trx, facts, "hold-expired", expiredMail(facts, facts.readyUntil, backend.settings));
}

const TASK_OF = { "hold-ready": "tell-ready", "hold-expired": "tell-expired" } as const satisfies Partial<
  Record<MailKind, TaskKind>
>;

/** Why this patron cannot be notified by mail now; null = can. */
export function whyNotByMail(
  patron: Pick<NoticeFacts, "emailState" | "emailProvenAt">,
  settings: RuleSettings,
): TaskWhy | null {
  if (patron.emailState === "none") return "no-address"; // D29
  if (patron.emailState !== "registered") return patron.emailState; // D45, D46
  return awaitsProof(patron, settings) ? "unproven" : null; // D28
}

async function tell(
  backend: NoticeDeps,
  trx: WritableDb,
  facts: NoticeFacts,
  kind: keyof typeof TASK_OF,
  content: MailContent,
): Promise<void> {
  const { holdId, contact } = facts;
  const now = backend.clock.now();
  // Earlier notices are obsolete.
  await removeNoticesOf(trx, holdId);
  await finishTasksOf(trx, holdId, ["tell-ready", "contact-otherwise"], now);
  if (contact === "none") return;
  const why = contact === "mail" ? whyNotByMail(facts, backend.settings) : "chosen";
  if (why !== null) {
    await addTask(trx, { kind: TASK_OF[kind], holdId, way: wayOf(contact), why, createdAt: now });
    return;
  }
  await addMail(trx, {
    token: newMailToken(),
    kind,
    patronId: facts.patronId,
    holdId,
    emailNo: facts.emailNo,
    sender: backend.settings.mail.holdSender, // D43
    createdAt: now,
    nextAt: now,
    ...content,
  });
}

function wayOf(contact: Exclude<ContactMethod, "none">): "phone" | "post" | "fax" | "any" {
  return contact === "mail" ? "any" : contact;
}
