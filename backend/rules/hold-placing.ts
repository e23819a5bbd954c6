import type { ContactMethod } from "#contract/domain/patron.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { type ContactFacts, type ContactRefusal, refuseContact } from "./contact.ts";
import type { RuleSettings } from "./settings.ts";

/** Facts for placing a hold, read in the same transaction. */
export interface PlacingFacts {
  /** D23: copies of the title that are lent to individuals and not missing. */
  readonly lendableCopies: number;
  /** The patron's live holds. */
  readonly liveHolds: number;
  readonly holdsTitleAlready: boolean;
  readonly hasTitleOnLoan: boolean;
  /** The patron's loans past their due date. */
  readonly overdueLoans: number;
  readonly pickupExists: boolean;
  readonly contact: ContactFacts;
}

type HoldRefusal = "not-holdable" | "already-held" | "own-loan" | "hold-overdue" | "hold-limit";
type TermsRefusal = "unknown-library" | ContactRefusal;

/**
 * D22-D35: why a hold cannot be placed; null = it can. Permanent reasons (a title that cannot be lent) come before those that the
 * patron can change.
 */
export function refuseHold(
  facts: PlacingFacts,
  contact: ContactMethod,
  holds: Pick<RuleSettings["holds"], "max" | "overduePatrons">,
): Refusal<HoldRefusal | TermsRefusal> | null {
  if (facts.lendableCopies === 0) return refusal("not-holdable"); // D22, D23
  if (facts.holdsTitleAlready) return refusal("already-held"); // D62
  if (facts.hasTitleOnLoan) return refusal("own-loan"); // D62
  const overdue = holds.overduePatrons === "refused" ? facts.overdueLoans : 0;
  if (overdue > 0) return refusal("hold-overdue", { have: overdue }); // D63
  if (facts.liveHolds >= holds.max) return refusal("hold-limit", { max: holds.max, have: facts.liveHolds }); // D34
  return refuseTerms(facts, contact);
}

/** D25-D29, D46: why a hold cannot have this pickup library and contact method; null = it can. */
export function refuseTerms(
  facts: Pick<PlacingFacts, "pickupExists" | "contact">,
  contact: ContactMethod,
): Refusal<TermsRefusal> | null {
  if (!facts.pickupExists) return refusal("unknown-library");
  const name = refuseContact(contact, facts.contact);
  return name === null ? null : refusal(name);
}
