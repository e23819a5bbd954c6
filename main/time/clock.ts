import os from "node:os";

/** Milliseconds of a clock that only runs forward; its zero means nothing (R62). */
export type Milliseconds = number;

/** Reads the clock. Passed in wherever time counts, so that tests own it. */
export type Clock = () => Milliseconds;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const SECOND = 1000;
/** A smaller difference between the two clocks is the resolution of the coarse one: 10 ms on Linux, 16 on Windows. */
const LEAST_SLEEP_MS = 100;

/**
 * A clock that is as fine as `awake`, which stands still while the machine sleeps, and counts the sleep as `uptime` does,
 * which may be coarse. It never runs back, whatever `uptime` does.
 */
export function countingSleep(awake: Clock, uptime: Clock): Clock {
  const apart = uptime() - awake();
  let slept = 0;
  return () => {
    const now = awake();
    const more = uptime() - now - apart;
    if (more - slept > LEAST_SLEEP_MS) slept = Math.round(more);
    return now + slept;
  };
}

/** Time in which the machine was awake: for how long work took, or may take. On Linux it stands still in sleep (CLOCK_MONOTONIC). */
export const awakeClock: Clock = () => Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND);

/**
 * The monotonic clock, for everything about people: steps of the wall clock, summer time and NTP do not touch it, and time
 * asleep counts. Of Node's clocks only `os.uptime` goes on in sleep (CLOCK_BOOTTIME); it takes 3 microseconds to read.
 */
export const monotonicClock: Clock = countingSleep(awakeClock, () => os.uptime() * SECOND);

/** How often the visit looks at the clock: every deadline is compared, none is one long timer. */
export const TICK_MS = 200;

/** Calls `tick` every `TICK_MS` until the answer is called. */
export function startTicking(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}
