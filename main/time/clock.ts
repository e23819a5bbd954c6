import os from "node:os";

/** Milliseconds of a monotonic clock with an arbitrary origin (R62). */
export type Milliseconds = number;

/** Reads the clock. Passed as a dependency, so that tests control it. */
export type Clock = () => Milliseconds;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const SECOND = 1000;
/** Smaller differences between the two clocks are due to the resolution of the coarse one: 10 ms on Linux, 16 on Windows. */
const LEAST_SLEEP_MS = 100;

/**
 * A clock with the resolution of `awake`, which stops during sleep, that includes sleep as `uptime` does, which may be coarse.
 * Monotonic, whatever `uptime` does.
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

/** Time the machine was awake, for durations of work. On Linux it stops during sleep (CLOCK_MONOTONIC). */
export const awakeClock: Clock = () => Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND);

/**
 * The monotonic clock for everything about people: independent of clock changes, daylight saving and NTP, and including sleep. Of
 * Node's clocks only `os.uptime` includes sleep (CLOCK_BOOTTIME); reading it takes 3 microseconds.
 */
export const monotonicClock: Clock = countingSleep(awakeClock, () => os.uptime() * SECOND);

/** Interval at which the visit compares all deadlines with the clock, instead of long timers. */
export const TICK_MS = 200;

/** Calls `tick` every `TICK_MS`; returns the function that stops it. */
export function startTicking(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}
