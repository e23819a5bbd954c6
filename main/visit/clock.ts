/** Milliseconds of a clock that only runs forward; its zero means nothing (R62). */
export type Milliseconds = number;

/** Reads the clock. Passed in wherever time counts, so that tests own it. */
export type Clock = () => Milliseconds;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** The monotonic clock: steps of the wall clock, summer time and NTP do not touch it. */
export const monotonicClock: Clock = () => Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND);

/** How often the visit looks at the clock: every deadline is compared, none is one long timer. */
export const TICK_MS = 200;

/** Calls `tick` every `TICK_MS` until the answer is called. */
export function startTicking(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}
