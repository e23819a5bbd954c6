import { isMailHour, nextMailHour } from "../rules/mail-hours.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { MailKind } from "../store/mail-tables.ts";

/** When a mail is sent: at once, if its patron is waiting for it, or within `mail.hours`. */
const LEAVES: Readonly<Record<MailKind, "at-once" | "in-hours">> = {
  "email-confirmation": "at-once",
  "hold-ready": "in-hours",
  "hold-expired": "in-hours",
};

/** The kinds of mail that may be sent at an instant (milliseconds); null = all. */
export function kindsThatLeave(now: number, settings: RuleSettings): readonly MailKind[] | null {
  if (isMailHour(now, settings)) return null;
  return (Object.keys(LEAVES) as MailKind[]).filter((kind) => LEAVES[kind] === "at-once");
}

/** When a mail of this kind that is due at an instant is sent, in milliseconds. */
export function leavesAt(kind: MailKind, dueAt: number, settings: RuleSettings): number {
  return LEAVES[kind] === "at-once" ? dueAt : nextMailHour(dueAt, settings);
}
