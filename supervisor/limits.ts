/** All times of the supervisor, in milliseconds. */
export interface Limits {
  /** A kiosk may take this long from its start to its first beat. */
  readonly firstBeat: number;
  /** Then it may be silent this long. It beats every 2 s (main/heartbeat.ts). */
  readonly silence: number;
  /** A kiosk that ends sooner has ended fast; one that lives on has stayed up. */
  readonly longRun: number;
  /** Pauses after the first, second, third ... fast end in a row; the last one holds from then on. */
  readonly pauses: readonly number[];
  /** After so many fast ends in a row the static out-of-order picture is shown. */
  readonly fastEnds: number;
  /** Between asking the kiosk to end and making it. It needs 3 s at most (R91). */
  readonly stop: number;
  /** What was killed and has not gone is killed again after this time. */
  readonly again: number;
  /** A tick that comes so late shows that the whole machine stood still: the kiosk gets its time anew. */
  readonly standstill: number;
  /** How often the service manager is told that the supervisor is well: a third of the unit's WatchdogSec. */
  readonly well: number;
  /** How often the supervisor looks at the clock and at the beat. */
  readonly tick: number;
}

/** R87, R92: a screen that hangs is back within 30 s, a boot loop is bounded and seen. */
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
