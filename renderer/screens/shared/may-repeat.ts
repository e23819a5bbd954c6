import { REFUSALS, type Refusal, type WayOn } from "#contract/refusals.ts";

/** Suggestions with which the same action may be repeated. */
const REPEATABLE: readonly WayOn[] = ["again", "edit", "email", "email-change", "email-code", "wait"];

/**
 * Whether the same action may be tried again: not when only staff or a list can help, and not when its outcome is
 * unknown (`not-confirmed`).
 */
export function mayRepeat(refusal: Refusal | null): boolean {
  return refusal === null || REPEATABLE.includes(REFUSALS[refusal.name].wayOn);
}
