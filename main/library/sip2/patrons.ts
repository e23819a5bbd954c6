import type { LibraryId } from "#contract/domain/library.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import type { Item } from "./item.ts";

/** What the latest patron information (64) said, as far as the next loan of the visit needs it. */
export interface Standing {
  /** The server lends nothing to the patron. */
  readonly denied: boolean;
  /** Null = the server does not count them. */
  readonly holds: number | null;
}

/** Who borrows, for one visit. SIP2 has no sessions: each message contains the card number and password. */
export interface Borrower {
  readonly card: string;
  /** Null = known by the card alone (D87): no message contains a password. */
  readonly pin: string | null;
  /** Copies that were read in this visit, by barcode, with the time (milliseconds of a monotonic clock). */
  readonly items: Map<string, { readonly item: Item; readonly at: number }>;
  /** Null = has to be read: at first, after a loan, and after a hold was cancelled over SIP2. */
  standing: Standing | null;
}

/** A signed-in patron. */
export interface PatronRecord extends Borrower {
  /** Pickup library and title of holds as set in this visit, by the hold's line; no list of the server has them. */
  readonly holds: Map<string, { readonly pickup: LibraryId; readonly title?: TitleLine }>;
  /** Releases the connection that was kept for this visit. */
  readonly release: () => void;
}

/** The password field (AD) of a message. */
export function pinOf({ pin }: Pick<Borrower, "pin">): { readonly AD?: string } {
  return pin === null ? {} : { AD: pin };
}

/** A borrower at the beginning of a visit. */
export function borrowerOf(card: string, pin: string | null): Borrower {
  return { card, pin, items: new Map(), standing: null };
}
