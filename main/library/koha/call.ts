import type { Abort } from "#contract/library/port.ts";
import { LOOK_UP_PAUSES_MS } from "../lost-write.ts";

/** Time limits in milliseconds of a whole call of the port, however many requests it takes. */
export interface Times {
  readonly read: number;
  readonly write: number;
  readonly health: number;
  /** One look for what became of a lost write. */
  readonly lookUp: number;
  readonly description: number;
  /** The home screen waits so long for what is owed; what is not known by then is not shown. */
  readonly balance: number;
  /** Rows wait so long for whether each can be renewed; those not known by then come without. */
  readonly renewability: number;
  /** Pauses before the looks for a lost write; together with the looks about 6 s. */
  readonly lookUpPauses: readonly number[];
}

/** What the port promises: reads 5 s, writes 8 s, health 2 s. */
export const TIMES: Times = {
  read: 5000,
  write: 8000,
  health: 2000,
  lookUp: 2000,
  description: 5000,
  balance: 2000,
  renewability: 3500,
  lookUpPauses: LOOK_UP_PAUSES_MS,
};

/** One call of the port: who waits, and until when (`performance.now()`). */
export interface Call {
  readonly signal: Abort;
  readonly until: number;
}

/** A call that may take `limit` milliseconds from now on. */
export function callFor(signal: Abort, limit: number): Call {
  return { signal, until: performance.now() + limit };
}
