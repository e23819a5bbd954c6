import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Fee } from "#contract/domain/lending-fee.ts";
import type { SessionToken } from "#contract/library/port.ts";

/** What main keeps about the patron of one visit, besides the card in the visit's state. */
export interface PatronState {
  readonly visit: number;
  /** Aborts the visit's reads when it ends. */
  readonly signal: AbortSignal;
  session: SessionToken | null;
  /** What was lent since the sign-in, by the barcode that was scanned. */
  lent: Map<string, CheckedOut>;
  /** The fees shown since the sign-in, by the scanned barcode. */
  fees: Map<string, Fee>;
  close(): void;
}

/** Creates the state of a visit. */
export function createPatronState(visit: number): PatronState {
  const ended = new AbortController();
  return {
    visit,
    signal: ended.signal,
    session: null,
    lent: new Map(),
    fees: new Map(),
    close() {
      ended.abort();
      this.lent = new Map();
      this.fees = new Map();
    },
  };
}
