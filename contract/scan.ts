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

/** Check digits a library may use (D72), with their usual names. */
export const CHECK_DIGITS = [
  "none",
  /** Luhn: modulus 10, weights 2 1, digits of the products added. */
  "m10w21-split",
  /** Modulus 10, weights 2 1, whole products. */
  "m10w21",
  /** Remainder of a division by 7 (DR). */
  "7dr",
  /** 7 minus the remainder (DSR). */
  "7dsr",
  /** Remainder of a division by 9 (DR). */
  "9dr",
  /** 9 minus the remainder (DSR). */
  "9dsr",
  /** Modulus 11, weights 2-7. */
  "m11",
  /** Modulus 11, weights 2-10, as ISBN-10. */
  "m11w2-10",
  /** Modulus 16 of Codabar (NW-7). */
  "m16",
  /** Modulus 10, weights 3 1, as EAN-13 and ISBN-13. */
  "m10w31",
] as const;
export type CheckDigit = (typeof CHECK_DIGITS)[number];
