import type { Refusal } from "./refusals.ts";

/** What a burst of the scanner proved to be (D71-D74). Lives in main; the page sees `ScanNews`. */
export type Scan =
  | { readonly kind: "card"; readonly number: string }
  | { readonly kind: "isbn"; readonly isbn13: string }
  | { readonly kind: "copy"; readonly barcode: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What the page is told of a scan. A card is told by its last three digits only. */
export type ScanNews =
  | { readonly kind: "card"; readonly cardTail: string }
  | { readonly kind: "isbn"; readonly isbn13: string }
  | { readonly kind: "copy"; readonly barcode: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Check digits a library may use (D72). */
export const CHECK_DIGITS = [
  "none",
  "m10w21-split",
  "m10w21",
  "7dr",
  "7dsr",
  "9dr",
  "9dsr",
  "m11",
  "m11w2-10",
  "m16",
  "m10w31",
] as const;
export type CheckDigit = (typeof CHECK_DIGITS)[number];
