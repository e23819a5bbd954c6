import { isMailHour, nextMailHour } from "../rules/mail-hours.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { MailKind } from "../store/mail-tables.ts";

/** When a mail may leave: at once, since its patron stands there and waits for it, or in the hours of `mail.hours`. */
const LEAVES: Readonly<Record<MailKind, "at-once" | "in-hours">> = {
  "email-confirmation": "at-once",
  "hold-ready": "in-hours",
  "hold-expired": "in-hours",
};

/** The kinds of mail that may leave at an instant (milliseconds); null = all of them. */
export function kindsThatLeave(now: number, settings: RuleSettings): readonly MailKind[] | null {
  if (isMailHour(now, settings)) return null;
  return (Object.keys(LEAVES) as MailKind[]).filter((kind) => LEAVES[kind] === "at-once");
}

/** When a mail of this kind that is due at an instant leaves, in milliseconds. */
export function leavesAt(kind: MailKind, dueAt: number, settings: RuleSettings): number {
  return LEAVES[kind] === "at-once" ? dueAt : nextMailHour(dueAt, settings);
}
