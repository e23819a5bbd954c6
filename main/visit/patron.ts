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

/** Digits of a card number that a page may know (D15). */
const TAIL_DIGITS = 3;

/**
 * Last digits of a card number as a string of its own: a slice would keep the whole number alive in memory for
 * as long as the tail lives (R78).
 */
export function cardTailOf(number: string): string {
  return Buffer.from(number.slice(-TAIL_DIGITS), "utf8").toString("utf8");
}
