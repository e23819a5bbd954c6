import type { StartStopLetters } from "./check-digit.ts";
import type { Refusal } from "./refusals.ts";

/** A decoded scan (D71-D74). Stays in main; the page gets `ScanNews`. */
export type Scan =
  | { readonly kind: "card"; readonly number: string }
  | { readonly kind: "isbn"; readonly isbn13: string }
  | { readonly kind: "copy"; readonly barcode: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The scan as sent to the page; of a card only the last three digits. */
export type ScanNews =
  | { readonly kind: "card"; readonly cardTail: string }
  | { readonly kind: "isbn"; readonly isbn13: string }
  | { readonly kind: "copy"; readonly barcode: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** A code as patterns are compared with it: without an AIM identifier and the letters of NW-7. For the staff area only. */
export interface BareCode {
  /** At most 64 characters. */
  readonly text: string;
  /** Null = there were none. */
  readonly letters: StartStopLetters | null;
}
