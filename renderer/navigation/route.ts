import type { Hold, HoldId, PlacedHold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { Loan, LoanId } from "#contract/domain/loan.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type {
  Copy,
  PickKind,
  RelatedTitles,
  SearchField,
  SearchRequest,
  TitleDetail,
  TitleId,
  TitleSummary,
} from "#contract/domain/title.ts";
import type { PhoneTitle } from "../phone/phone-title.ts";
import type { Subject } from "./subjects.ts";

/** The two answers of the hold form (D25). */
export interface HoldAnswers {
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
}

/** The last action on a hold. `until`: end of a suspension · `before`: the hold before the change. */
export interface HoldAction {
  readonly hold: HoldId;
  readonly what: "changed" | "changed-back" | "suspended" | "resumed";
  readonly until?: IsoDate | null;
  readonly before?: HoldAnswers;
}

/**
 * The screens of an open visit. Attract, warning, goodbye and out-of-order are not routes but phases of the visit. A route exists
 * in memory only and ends with the page.
 */
export type Route =
  | { readonly at: "scan-card" }
  | { readonly at: "number-pad" }
  | { readonly at: "password" }
  /** D87: asks whether the card alone suffices to borrow. */
  | { readonly at: "by-card" }
  /** D8: forced change. `current` is the temporary password just typed. */
  | { readonly at: "new-password"; readonly current: string }
  | { readonly at: "forgot-password" }
  | { readonly at: "home" }
  /** With the earlier input when the patron comes back. */
  | { readonly at: "search"; readonly query?: string; readonly field?: SearchField }
  /** `subject`: name of a search by class number on the screen. */
  | { readonly at: "results"; readonly request: SearchRequest; readonly subject?: Subject }
  /** Browsing without typing; with a class, its divisions. */
  | { readonly at: "browse"; readonly ndc?: string }
  | {
      readonly at: "picks";
      readonly kind: PickKind;
      readonly audience?: "children";
      readonly page?: number;
    }
  | { readonly at: "title"; readonly id: TitleId }
  /** Other volumes and editions of a title. */
  | {
      readonly at: "related";
      readonly title: TitleSummary;
      readonly related: RelatedTitles;
      readonly page?: number;
    }
  /** Where a copy of this library stands. */
  | { readonly at: "shelf-map"; readonly title: TitleSummary; readonly copy: Copy }
  /** `chosen`: the answers so far, when one is changed from the confirm screen; it is gone back to then. */
  | { readonly at: "hold-pickup"; readonly title: TitleDetail; readonly chosen?: HoldAnswers }
  | {
      readonly at: "hold-contact";
      readonly title: TitleDetail;
      readonly pickup: LibraryId;
      readonly chosen?: HoldAnswers;
    }
  | {
      readonly at: "hold-confirm";
      readonly title: TitleDetail;
      readonly pickup: LibraryId;
      readonly contact: ContactMethod;
    }
  | { readonly at: "hold-done"; readonly placed: PlacedHold }
  /** `barcode`: the copy that was scanned, so that its row can be shown first · `renewed`: the loan renewed just now. */
  | { readonly at: "loans"; readonly barcode?: string; readonly renewed?: LoanId }
  /** Copies are lent by scanning them. */
  | { readonly at: "lend" }
  /** Copies that were scanned on another screen: to be lent, or looked at. The last one is the newest. */
  | { readonly at: "scanned-copy"; readonly barcodes: readonly string[] }
  /** Copies are taken back by scanning them; needs no patron. */
  | { readonly at: "returns" }
  | { readonly at: "renew-confirm"; readonly loan: Loan }
  | { readonly at: "renew-some" }
  /** `done`: the last action and its hold. */
  | {
      readonly at: "holds";
      readonly done?: HoldAction;
    }
  /** Where this library's hold shelf is. */
  | { readonly at: "hold-shelf" }
  | { readonly at: "hold-change"; readonly hold: Hold }
  | { readonly at: "hold-cancel"; readonly hold: Hold }
  | { readonly at: "hold-suspend"; readonly hold: Hold }
  /** Messages of the library to this patron. */
  | { readonly at: "messages" }
  | { readonly at: "account" }
  | { readonly at: "email" }
  | { readonly at: "password-change" }
  /** A title, or a list of them, as a code for a phone. */
  | { readonly at: "phone"; readonly title: PhoneTitle }
  /**
   * `saved`: the saved list · `receipt`: first lines of a receipt for returned copies. Both need no patron; else it is a list of holds
   * or loans.
   */
  | {
      readonly at: "phone-list";
      readonly titles: readonly PhoneTitle[];
      readonly saved?: true;
      readonly receipt?: string;
    }
  /** The saved list. */
  | { readonly at: "memo"; readonly page?: number }
  | { readonly at: "help" };

/** Name of a screen. */
export type ScreenName = Route["at"];

/** The route of one screen: `RouteAt<"results">` has the request. */
export type RouteAt<S extends ScreenName> = Extract<Route, { readonly at: S }>;

/** Properties of every screen. */
export interface ScreenProps<S extends ScreenName> {
  readonly route: RouteAt<S>;
}
