import { MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** What is remembered of the wrong passwords of one card number, known or not. Instants in milliseconds. */
export interface Attempts {
  readonly failed: number;
  /** How often the number was locked since its last right password. */
  readonly locks: number;
  readonly lockedUntil: number | null;
}

/** No wrong password since the last right one. */
export const NO_ATTEMPTS: Attempts = { failed: 0, locks: 0, lockedUntil: null };

/**
 * How long the lock of a try holds whose password is still being looked at. A process that dies over a right password
 * leaves no more than this behind; looking takes far less.
 */
const LOOKING_MS = 30 * SECOND_MS;
/** What a try costs its kiosk at most, in wrong passwords. */
const HIGHEST_PRICE = 6;

/**
 * D64: whole minutes until the card opens again, 1 to `lockMinutes`; null = it is open. A lock that holds for longer was
 * written by a clock that was ahead, and is soon brought back to now (`jobs/times-ahead.ts`); ahead by days, it stays until
 * staff unlock the card, for no clock that is behind may open locks.
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
 * D64: one more try, counted as a wrong password until it is known. The last one allowed locks the card, for a short
 * time at first (`lockEnd` when it was wrong); after the lock the count starts anew. The same for numbers nobody has,
 * or the lock would tell which cards exist (D17).
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

/** D64: until when a card is locked whose last allowed password was wrong at `now`; milliseconds. */
export function lockEnd(now: number, settings: RuleSettings["signIn"]): number {
  return now + settings.lockMinutes * MINUTE_MS;
}

/**
 * What a try costs its kiosk, in wrong passwords: more at a card that was locked again and again, so that one kiosk
 * cannot keep many cards locked. At most six, and so the longest wait at the kiosk is six times `forgetSeconds`.
 */
export function priceOfTry({ locks }: Attempts): number {
  return Math.min(HIGHEST_PRICE, 1 + locks);
}
