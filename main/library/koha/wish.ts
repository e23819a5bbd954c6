import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Balance } from "#contract/domain/patron.ts";
import type { KohaCheckout, KohaHold, KohaItem } from "./answers.schema.ts";

/** A copy that a patron wants to borrow. */
export interface Wish {
  readonly patron: string;
  /** The patron is known by the card alone (D87). */
  readonly byCard: boolean;
  readonly barcode: string;
  readonly renew: boolean;
  /** The charge that the patron has accepted. */
  readonly fee?: Balance;
  readonly key: string;
}

/** What is known before a loan: the copy, and the patron's own loans and holds. */
export interface Facts {
  readonly item: KohaItem;
  readonly loans: readonly KohaCheckout[];
  readonly holds: readonly KohaHold[];
}

/** What lending answers, beside what is read before and after it. */
export type Lent = Pick<CheckedOut, "loan" | "fee" | "tag">;
