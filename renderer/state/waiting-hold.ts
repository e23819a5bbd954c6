import type { Hold } from "#contract/domain/hold.ts";

/** A cancellation that main keeps waiting, so that it can be taken back. */
export interface WaitingHold {
  readonly hold: Hold;
  /** Until when, on the clock of `performance.now()` in milliseconds. For the eye alone: main's clock counts. */
  readonly until: number;
}
