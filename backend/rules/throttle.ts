import { SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** Wrong passwords at one kiosk, for all cards: a leaky bucket. Each wrong password adds one, and the level drains over time. */
export interface Guesses {
  readonly level: number;
  /** Instant of the level, in milliseconds. */
  readonly at: number;
}

type Settings = RuleSettings["slowing"];

/**
 * The current level. If the instant is in the future (a clock was ahead), the level drains by the distance too, so that a wrong
 * clock does not block a kiosk permanently.
 */
export function levelNow(guesses: Guesses, now: number, settings: Settings): number {
  const drained = Math.abs(now - guesses.at) / (settings.forgetSeconds * SECOND_MS);
  return Math.max(0, guesses.level - drained);
}

/**
 * Whole seconds until this kiosk may try another password; null = at once. Since a refused attempt does not raise the level, it
 * is at most `forgetSeconds` times the cost of the last attempt (`priceOfTry`).
 */
export function waitSeconds(level: number, settings: Settings): number | null {
  const tooMuch = level - (settings.mostFailures - 1);
  return tooMuch > 0 ? Math.ceil(tooMuch * settings.forgetSeconds) : null;
}

/**
 * Delay of the answer in milliseconds: none for the first failures, then growing linearly up to `maxDelaySeconds`. The same for
 * correct passwords, so that the delay reveals nothing.
 */
export function delayMs(level: number, settings: Settings): number {
  const share = (level - settings.freeFailures) / (settings.mostFailures - settings.freeFailures);
  return Math.round(Math.min(1, Math.max(0, share)) * settings.maxDelaySeconds * SECOND_MS);
}
