import { REFUSALS, type Refusal, type WayOn } from "#contract/refusals.ts";

/** Ways on after which the same deed can be tried once more. */
const REPEATABLE: readonly WayOn[] = ["again", "edit", "email", "email-change", "email-code", "wait"];

/**
 * May the same deed be asked for again? Not when only staff or a list can help, and not when nobody knows whether it
 * was done (`not-confirmed`): the list will tell. A backend that was away did nothing.
 */
export function mayRepeat(refusal: Refusal | null): boolean {
  if (refusal === null || refusal.name === "out-of-order") return true;
  return REPEATABLE.includes(REFUSALS[refusal.name].wayOn);
}
