import type { Clock } from "../time/clock.ts";

/** The page sends a heartbeat every second; after five missed ones it counts as hung (R17). */
export const HEARTBEAT_TIMEOUT_MS = 5500;
/** Time limit from the start of a page to its first heartbeat. */
export const FIRST_HEARTBEAT_TIMEOUT_MS = 10_000;
/** A tick this late shows that the whole machine has stalled; the page gets a new deadline. */
const STANDSTILL_MS = 1500;

/** Monitors the heartbeats of the live page. */
export interface HeartbeatMonitor {
  /** A new page is live. */
  start(): void;
  beat(): void;
  /** Called every tick. True once when the page hangs. */
  missed(): boolean;
}

/** Creates the monitor. */
export function createHeartbeatMonitor(clock: Clock): HeartbeatMonitor {
  let deadline = clock() + FIRST_HEARTBEAT_TIMEOUT_MS;
  let tickedAt = clock();
  return {
    start() {
      deadline = clock() + FIRST_HEARTBEAT_TIMEOUT_MS;
    },
    beat() {
      deadline = clock() + HEARTBEAT_TIMEOUT_MS;
    },
    missed() {
      const now = clock();
      if (now - tickedAt > STANDSTILL_MS) deadline = Math.max(deadline, now + HEARTBEAT_TIMEOUT_MS);
      tickedAt = now;
      if (now < deadline) return false;
      deadline = now + FIRST_HEARTBEAT_TIMEOUT_MS;
      return true;
    },
  };
}
