/** Where every rule gets its time from; tests move it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds in a second. */
export const SECOND_MS = 1000;
/** Milliseconds in a minute. */
export const MINUTE_MS = 60 * SECOND_MS;
/** Milliseconds in an hour. */
export const HOUR_MS = 60 * MINUTE_MS;
/** Milliseconds in a day of 24 hours. */
export const DAY_MS = 24 * HOUR_MS;
/**
 * Furthest that a clock set in a wrong time zone is ahead of a right one, in milliseconds. What lies further ahead may as
 * well be right, and the clock that looks at it behind by years: a battery is empty, and NTP has not come yet.
 */
export const FURTHEST_AHEAD_MS = 26 * HOUR_MS;
