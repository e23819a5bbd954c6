import { MINUTE_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** What is remembered of the wrong passwords of one card number, known or not. Instants in milliseconds. */
export interface Attempts {
  readonly failed: number;
  readonly lockedUntil: number | null;
}

/** No wrong password since the last right one. */
export const NO_ATTEMPTS: Attempts = { failed: 0, lockedUntil: null };

/** 1.7: whole minutes until the card opens again, at least 1; null = it is open. */
export function lockedMinutes(attempts: Attempts, now: number): number | null {
  const left = (attempts.lockedUntil ?? 0) - now;
  return left > 0 ? Math.ceil(left / MINUTE_MS) : null;
}

/**
 * 1.7: one more wrong password. The last one allowed locks the card; after the lock the count starts anew. The
 * same for numbers nobody has, or the lock would tell which cards exist (rule 17).
 */
export function afterWrongPassword(
  attempts: Attempts,
  now: number,
  settings: RuleSettings["signIn"],
): Attempts {
  const failed = attempts.lockedUntil === null ? attempts.failed + 1 : 1;
  const locks = failed >= settings.maxFailed;
  return { failed, lockedUntil: locks ? now + settings.lockMinutes * MINUTE_MS : null };
}
