import { SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/**
 * Wrong passwords at one kiosk, whatever the card: a leaky bucket. Each wrong password adds one, and the level drains by
 * itself.
 */
export interface Guesses {
  readonly level: number;
  /** Instant of the level, in milliseconds. */
  readonly at: number;
}

type Settings = RuleSettings["slowing"];

/**
 * The level now. An instant in the future comes from a clock that was ahead: the level drains by the distance all the
 * same, so that a wrong clock does not block a kiosk for good.
 */
export function levelNow(guesses: Guesses, now: number, settings: Settings): number {
  const drained = Math.abs(now - guesses.at) / (settings.forgetSeconds * SECOND_MS);
  return Math.max(0, guesses.level - drained);
}

/**
 * Whole seconds until this kiosk may try another password; null = at once. Since a refused try adds nothing to the
 * level, it is never more than `forgetSeconds` times what the last try cost (`priceOfTry`), however hard somebody tries.
 */
export function waitSeconds(level: number, settings: Settings): number | null {
  const tooMuch = level - (settings.mostFailures - 1);
  return tooMuch > 0 ? Math.ceil(tooMuch * settings.forgetSeconds) : null;
}

/**
 * How long the answer is held back, in milliseconds: nothing for the first failures, then growing evenly up to
 * `maxDelaySeconds`. The right password waits as long as a wrong one, or the waiting would tell which it was.
 */
export function delayMs(level: number, settings: Settings): number {
  const share = (level - settings.freeFailures) / (settings.mostFailures - settings.freeFailures);
  return Math.round(Math.min(1, Math.max(0, share)) * settings.maxDelaySeconds * SECOND_MS);
}
