/** All times of the supervisor, in milliseconds. */
export interface Limits {
  /** From the start of the kiosk to its first heartbeat. */
  readonly firstBeat: number;
  /** Longest silence after that. The kiosk sends a heartbeat every 2 s (main/app/supervisor-heartbeat.ts). */
  readonly silence: number;
  /** A kiosk that exits sooner counts as a fast exit; one that runs longer has stayed up. */
  readonly longRun: number;
  /** Pauses after the first, second, third ... fast exit in a row; the last one repeats. */
  readonly pauses: readonly number[];
  /** Fast exits in a row until the out-of-order picture is shown. */
  readonly fastEnds: number;
  /** Between SIGTERM and SIGKILL. The kiosk needs 3 s at most (R91). */
  readonly stop: number;
  /** A killed process that has not ended is killed again after this time. */
  readonly again: number;
  /** A tick this late shows that the whole machine has stalled: the kiosk gets a new deadline. */
  readonly standstill: number;
  /** Interval of watchdog messages to systemd: a third of the unit's WatchdogSec. */
  readonly well: number;
  /** Interval of checks of the clock and the heartbeat file. */
  readonly tick: number;
}

/** R87, R92: a hung screen is back within 30 s; a boot loop is bounded and visible. */
export const LIMITS: Limits = {
  firstBeat: 30_000,
  silence: 10_000,
  longRun: 60_000,
  pauses: [1000, 2000, 4000, 8000, 16_000, 30_000],
  fastEnds: 5,
  stop: 8000,
  again: 2000,
  standstill: 5000,
  well: 10_000,
  tick: 500,
};
