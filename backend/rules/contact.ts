import { CONTACT_METHODS, type ContactMethod, type EmailState } from "#contract/domain/patron.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { RuleSettings } from "./settings.ts";

/** What contact methods depend on. */
export interface ContactFacts {
  readonly email: EmailState["state"];
  /** D27: registered as hearing-impaired. */
  readonly hearingImpaired: boolean;
  /** D28, D41: the library requires confirmation of the address and has none yet. */
  readonly proofMissing: boolean;
  /** D66: the audience of each method. */
  readonly offered: RuleSettings["contacts"];
}

/** Why mail cannot be sent to an address in this state; null = it can. */
export const MAIL_REFUSALS = {
  registered: null,
  none: "no-email", // D28, D29
  refused: "email-refused", // D46
  bounced: "contact-not-allowed", // D45: staff use another way
} as const satisfies Readonly<Record<EmailState["state"], RefusalName | null>>;

type MailRefusal = Exclude<(typeof MAIL_REFUSALS)[EmailState["state"]], null>;

/** Why a contact method is refused. */
export type ContactRefusal = MailRefusal | "contact-not-allowed" | "email-unproven";

/** D26-D29, D45, D46: why this patron may not choose this contact method; null = may. */
export function refuseContact(contact: ContactMethod, facts: ContactFacts): ContactRefusal | null {
  const circle = facts.offered[contact];
  const inCircle = circle === "everybody" || (circle === "hearing-impaired" && facts.hearingImpaired);
  if (!inCircle) return "contact-not-allowed"; // D27
  if (contact !== "mail") return null;
  return MAIL_REFUSALS[facts.email] ?? (facts.proofMissing ? "email-unproven" : null);
}

/** D26: contact methods of this patron, in the order of the library's guide. */
export function contactMethodsFor(facts: ContactFacts): readonly ContactMethod[] {
  return CONTACT_METHODS.filter((contact) => refuseContact(contact, facts) === null);
}
