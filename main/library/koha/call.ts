import type { Abort } from "#contract/library/port.ts";
import { LOOK_UP_PAUSES_MS } from "../lost-write.ts";

/** Time limits in milliseconds of a whole call of the port, however many requests it takes. */
export interface Times {
  readonly read: number;
  readonly write: number;
  readonly health: number;
  /** One lookup of a lost write. */
  readonly lookUp: number;
  readonly description: number;
  /** Longest wait of the home screen for the balance; after it no balance is shown. */
  readonly balance: number;
  /** Longest wait for the copies of a list of titles; after it the list comes without their availability. */
  readonly availability: number;
  /** Longest wait for whether each loan can be renewed: a long list is shown within a second, and the others are tried. */
  readonly renewability: number;
  /** Pauses before the lookups of a lost write; about 6 s together with the lookups. */
  readonly lookUpPauses: readonly number[];
}

/** The limits of the port: reads 5 s, writes 8 s, health 2 s. */
export const TIMES: Times = {
  read: 5000,
  write: 8000,
  health: 2000,
  lookUp: 2000,
  description: 5000,
  balance: 2000,
  availability: 2500,
  renewability: 750,
  lookUpPauses: LOOK_UP_PAUSES_MS,
};

/** One call of the port: the caller's signal and the deadline (`performance.now()`). */
export interface Call {
  readonly signal: Abort;
  readonly until: number;
}

/** A call with a limit of `limit` milliseconds from now. */
export function callFor(signal: Abort, limit: number): Call {
  return { signal, until: performance.now() + limit };
}
