/** The time source of all rules; tests replace it. */
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
 * Maximum lead of a clock with a wrong time zone, in milliseconds. An instant further ahead may be right, and the current clock
 * years behind: its battery is empty, and NTP has not synchronised yet.
 */
export const FURTHEST_AHEAD_MS = 26 * HOUR_MS;
