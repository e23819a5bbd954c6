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

/** What was done to a hold just now. `until`: how long it rests, when it does · `before`: what it was before the change. */
export interface HoldAction {
  readonly hold: HoldId;
  readonly what: "changed" | "changed-back" | "rested" | "resumed";
  readonly until?: IsoDate | null;
  readonly before?: HoldAnswers;
}

/**
 * The screens of an open visit. Attract, warning, goodbye and out-of-order are no routes: they follow from the
 * phase of the visit. A route lives in memory only and dies with the page.
 */
export type Route =
  | { readonly at: "scan-card" }
  | { readonly at: "number-pad" }
  | { readonly at: "password" }
  /** D8: forced change. `current` is the temporary password just typed. */
  | { readonly at: "new-password"; readonly current: string }
  | { readonly at: "forgot-password" }
  | { readonly at: "home" }
  /** With what was typed before, when somebody comes back to it. */
  | { readonly at: "search"; readonly query?: string; readonly field?: SearchField }
  /** `subject`: what a search by class number is called on the screen. */
  | { readonly at: "results"; readonly request: SearchRequest; readonly subject?: Subject }
  /** Looking around without typing; with a class, its divisions. */
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
  | { readonly at: "renew-confirm"; readonly loan: Loan }
  | { readonly at: "renew-some" }
  /** `done`: what was done just now, and to which hold. */
  | {
      readonly at: "holds";
      readonly done?: HoldAction;
    }
  | { readonly at: "hold-change"; readonly hold: Hold }
  | { readonly at: "hold-cancel"; readonly hold: Hold }
  | { readonly at: "hold-rest"; readonly hold: Hold }
  /** Messages of the library to this patron. */
  | { readonly at: "messages" }
  | { readonly at: "account" }
  | { readonly at: "email" }
  | { readonly at: "password-change" }
  /** A title, or a list of them, as a code for a phone. */
  | { readonly at: "phone"; readonly title: PhoneTitle }
  /** `saved`: the saved list, which needs no patron; else it is a list of holds or loans. */
  | { readonly at: "phone-list"; readonly titles: readonly PhoneTitle[]; readonly saved?: true }
  /** The saved list. */
  | { readonly at: "memo"; readonly page?: number }
  | { readonly at: "help" };

/** Name of a screen. */
export type ScreenName = Route["at"];

/** The route of one screen: `RouteAt<"results">` has the request. */
export type RouteAt<S extends ScreenName> = Extract<Route, { readonly at: S }>;

/** What every screen is given. */
export interface ScreenProps<S extends ScreenName> {
  readonly route: RouteAt<S>;
}
