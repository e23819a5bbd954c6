import type { Refusal } from "../refusals.ts";
import type { IsoDate } from "./text.ts";
import type { TitleLine } from "./title.ts";

export type LoanId = string;

/** One loan in the patron's list (貸出状況確認画面). */
export interface Loan {
  readonly id: LoanId;
  readonly title: TitleLine;
  readonly barcode: string;
  /** Empty when the backend does not send a readable date; `daysLeft` is 0 then. */
  readonly dueDate: IsoDate;
  /** Calendar days to the due date; negative = overdue. */
  readonly daysLeft: number;
  readonly renewals: number;
  /**
   * The new due date after a renewal, or why it is refused (D58). `newDueDate`: empty when the backend does not tell it in
   * advance.
   */
  readonly renewal:
    | { readonly ok: true; readonly newDueDate: IsoDate }
    | { readonly ok: false; readonly refusal: Refusal };
}

export interface LoanList {
  /** Earliest due date first. */
  readonly loans: readonly Loan[];
}
