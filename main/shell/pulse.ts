import type { Clock } from "../visit/clock.ts";

/** The page beats every second; after five missed beats it hangs (R17). */
export const SILENCE_MS = 5500;
/** A page may take this long from its start to its first beat. */
export const FIRST_BEAT_MS = 10_000;
/** A tick that comes this late shows that the whole machine stood still; the page gets its time anew. */
const STANDSTILL_MS = 1500;

/** Watches the live page's beat. */
export interface Pulse {
  /** A new page is live. */
  start(): void;
  beat(): void;
  /** Called every tick: true once when the page hangs. */
  missed(): boolean;
}

/** Makes the watch. */
export function createPulse(clock: Clock): Pulse {
  let deadline = clock() + FIRST_BEAT_MS;
  let tickedAt = clock();
  return {
    start() {
      deadline = clock() + FIRST_BEAT_MS;
    },
    beat() {
      deadline = clock() + SILENCE_MS;
    },
    missed() {
      const now = clock();
      if (now - tickedAt > STANDSTILL_MS) deadline = Math.max(deadline, now + SILENCE_MS);
      tickedAt = now;
      if (now < deadline) return false;
      deadline = now + FIRST_BEAT_MS;
      return true;
    },
  };
}
