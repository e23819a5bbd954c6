import type { Balance } from "./patron.ts";

/** What a fee is for, as far as the library system says; `hold`: for the hold that the copy waited for. */
export const FEE_REASONS = ["rental", "hold", "overdue", "administrative", "other"] as const;
export type FeeReason = (typeof FEE_REASONS)[number];

/** What the library system charges for one loan or renewal. What a patron owes in all is `owed` in `patron.ts`. */
export interface Fee extends Balance {
  readonly reason: FeeReason;
}
