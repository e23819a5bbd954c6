import { MINUTE_MS, SECOND_MS } from "../clock.ts";

/** First wait after a mail was not accepted; greylisting servers require some minutes. Doubled each time. */
const FIRST_RETRY_MS = MINUTE_MS;
/** Longest wait between two attempts, in milliseconds. */
export const LONGEST_RETRY_MS = 60 * MINUTE_MS;
/** First pause for a server that accepts nothing. */
const FIRST_PAUSE_MS = 15 * SECOND_MS;
/** Longest pause for a server that accepts nothing, in milliseconds. */
export const LONGEST_PAUSE_MS = 10 * MINUTE_MS;
/** Random share by which a wait is shortened, so that mails that failed together are not retried together. */
const JITTER = 0.25;

function growing(first: number, longest: number, times: number, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(times - 1, 30));
  return Math.round(whole * (1 - JITTER * random()));
}

/** Milliseconds until the next attempt of a mail, after this many attempts (1 = the first failed). */
export function retryAfter(attempts: number, random: () => number = Math.random): number {
  return growing(FIRST_RETRY_MS, LONGEST_RETRY_MS, attempts, random);
}

/** Length of a server's pause in milliseconds, after this many consecutive failures. */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  return growing(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, failures, random);
}
