import { CONTACT_METHODS, type ContactMethod, type EmailState } from "#contract/domain/patron.ts";
import type { RefusalName } from "#contract/refusals.ts";

/** What decides about contact methods. */
export interface ContactFacts {
  readonly email: EmailState["state"];
  /** Rule 27: registered as hearing-impaired. */
  readonly hearingImpaired: boolean;
}

const MAIL_REFUSALS: Readonly<Record<EmailState["state"], RefusalName | null>> = {
  registered: null,
  none: "no-email", // rules 28, 29
  refused: "email-refused", // rule 46
  bounced: "contact-not-allowed", // rule 45: staff use another way
};

/** Rules 26-29, 45, 46: why this patron may not choose this contact method; null = may. */
export function refuseContact(contact: ContactMethod, facts: ContactFacts): RefusalName | null {
  if (contact === "mail") return MAIL_REFUSALS[facts.email];
  if (contact === "post" && !facts.hearingImpaired) return "contact-not-allowed"; // rule 27
  return null;
}

/** Rule 26: what this patron may choose, in the guide's order. */
export function contactMethodsFor(facts: ContactFacts): readonly ContactMethod[] {
  return CONTACT_METHODS.filter((contact) => refuseContact(contact, facts) === null);
}
