import type { SessionToken } from "#contract/library/port.ts";

/** What main keeps about the patron of one visit, besides the card in the visit's state. */
export interface PatronState {
  readonly visit: number;
  /** Aborts the visit's reads when it ends. */
  readonly signal: AbortSignal;
  session: SessionToken | null;
  close(): void;
}

/** Creates the state of a visit. */
export function createPatronState(visit: number): PatronState {
  const ended = new AbortController();
  return { visit, signal: ended.signal, session: null, close: () => ended.abort() };
}
