import { MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** Wrong passwords of one card number, existing or not. Instants in milliseconds. */
export interface Attempts {
  readonly failed: number;
  /** Number of locks since the last correct password. */
  readonly locks: number;
  readonly lockedUntil: number | null;
}

/** No wrong password since the last right one. */
export const NO_ATTEMPTS: Attempts = { failed: 0, locks: 0, lockedUntil: null };

/**
 * Lock time while a password is being checked. A process that dies during the check of a correct password leaves at most this; a
 * check takes far less.
 */
const LOOKING_MS = 30 * SECOND_MS;
/** Maximum cost of an attempt for its kiosk, in wrong passwords. */
const HIGHEST_PRICE = 6;

/**
 * D64: whole minutes until the card unlocks, 1 to `lockMinutes`; null = not locked. A longer lock was written by a clock that was
 * ahead, and is brought back to now by `jobs/times-ahead.ts`; if it was ahead by days, staff must unlock the card, since a clock
 * that is behind must not end locks.
 */
export function lockedMinutes(
  attempts: Attempts,
  now: number,
  { lockMinutes }: Pick<RuleSettings["signIn"], "lockMinutes">,
): number | null {
  const left = (attempts.lockedUntil ?? 0) - now;
  return left > 0 ? Math.min(lockMinutes, Math.ceil(left / MINUTE_MS)) : null;
}

/**
 * D64: counts an attempt as a wrong password until it is checked. The last one allowed locks the card, at first for a short time
 * (`lockEnd` when it was wrong); after a lock the count starts again. The same for unknown numbers, so that locks do not reveal
 * which cards exist (D17).
 */
export function afterTry(attempts: Attempts, now: number, settings: RuleSettings["signIn"]): Attempts {
  const failed = attempts.lockedUntil === null ? attempts.failed + 1 : 1;
  const isLast = failed >= settings.maxFailed;
  return {
    failed,
    locks: attempts.locks + (isLast ? 1 : 0),
    lockedUntil: isLast ? now + LOOKING_MS : null,
  };
}

/** D64: end of the lock after the last allowed password was wrong at `now`; milliseconds. */
export function lockEnd(now: number, settings: RuleSettings["signIn"]): number {
  return now + settings.lockMinutes * MINUTE_MS;
}

/**
 * Cost of an attempt for its kiosk, in wrong passwords: higher for a card that was locked repeatedly, so that one kiosk cannot
 * keep many cards locked. At most six, so the longest wait at the kiosk is six times `forgetSeconds`.
 */
export function priceOfTry({ locks }: Attempts): number {
  return Math.min(HIGHEST_PRICE, 1 + locks);
}
