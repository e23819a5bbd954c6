import { MINUTE_MS, SECOND_MS } from "../clock.ts";

/** First wait after a mail was not taken; greylisting servers want to see some minutes. Doubled each time. */
const FIRST_RETRY_MS = MINUTE_MS;
/** Longest wait between two tries of a mail, in milliseconds. */
export const LONGEST_RETRY_MS = 60 * MINUTE_MS;
/** First time in which a server that takes nothing is left alone. */
const FIRST_PAUSE_MS = 15 * SECOND_MS;
/** Longest time in which a server that takes nothing is left alone, in milliseconds. */
export const LONGEST_PAUSE_MS = 10 * MINUTE_MS;
/** Part of a wait that chance takes off, so that mails which failed together do not come back together. */
const JITTER = 0.25;

function growing(first: number, longest: number, times: number, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(times - 1, 30));
  return Math.round(whole * (1 - JITTER * random()));
}

/** Milliseconds until a mail is tried again, after so many tries (1 = the first failed). */
export function retryAfter(attempts: number, random: () => number = Math.random): number {
  return growing(FIRST_RETRY_MS, LONGEST_RETRY_MS, attempts, random);
}

/** Milliseconds for which a server is left alone, after so many failures in a row. */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  return growing(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, failures, random);
}
