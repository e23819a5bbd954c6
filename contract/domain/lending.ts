import type { Fee } from "./lending-fee.ts";
import type { LibraryId } from "./library.ts";
import type { Loan } from "./loan.ts";
import type { IsoInstant, LocalText } from "./text.ts";
import type { TitleLine } from "./title.ts";

/**
 * What is to be done with the security tag of a copy, as the library system answered. `switch`: released after lending, secured
 * after a return · `leave`: it must not be touched · `unsaid`: the system has no say, and the terminal's own setting decides.
 */
export const TAG_STEPS = ["switch", "leave", "unsaid"] as const;
export type TagStep = (typeof TAG_STEPS)[number];

/** Answer to lending a copy at a terminal (D84). */
export interface CheckedOut {
  /** Its due date is the system's answer, never computed. */
  readonly loan: Loan;
  /** True: the patron had it already, and asked for a renewal. */
  readonly renewed: boolean;
  /** The patron's own hold on the title was fulfilled, so their holds have changed. */
  readonly holdFulfilled: boolean;
  /** What the system charges for it; absent = nothing, or the system does not say. */
  readonly fee?: Fee;
  /** False: the system takes this copy back at the counter only; absent = not known. */
  readonly returnable?: boolean;
  readonly tag: TagStep;
}

/** A copy that was lent in this visit. */
export interface LentCopy extends CheckedOut {
  /**
   * Whether the loan can be undone until the visit ends. Not for a renewal, a loan with a fee or one that fulfilled a hold: undoing would
   * not restore them.
   */
  readonly canUndo: boolean;
}

/**
 * Kinds of places in which a patron puts a returned copy. `trolley`: it goes back to its shelf · `hold-box`: somebody waits for it
 * here · `other-library`: the courier takes it there · `staff`: the staff's tray.
 */
export const RETURN_PLACES = ["trolley", "hold-box", "other-library", "staff"] as const;
export type ReturnPlaceKind = (typeof RETURN_PLACES)[number];

/** Where the patron puts a returned copy. `library`: where the courier takes it; null = the system does not say. */
export type ReturnPlace =
  | { readonly kind: Exclude<ReturnPlaceKind, "other-library"> }
  | { readonly kind: "other-library"; readonly library: LibraryId | null };

/** A library's own name of one of these places. */
export type ReturnPlaceName = LocalText & { readonly place: ReturnPlaceKind };

/** Answer to a return at a terminal (D86). It names neither the borrower nor the patron for whom the copy is. */
export interface CheckedIn {
  readonly title: TitleLine;
  readonly barcode: string;
  readonly place: ReturnPlace;
  /** The library's own name of the bin into which the system sorts the copy; absent = none. */
  readonly bin?: LocalText;
  readonly tag: TagStep;
}

/** A copy that the terminal has taken back. */
export interface ReturnedCopy extends CheckedIn {
  /** When the library system confirmed it. */
  readonly at: IsoInstant;
}
