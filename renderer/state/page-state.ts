import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { MessageId } from "#contract/domain/message.ts";
import type { Overview } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import type { Hello, OutOfOrder } from "#contract/ipc/calls.ts";
import type { Refusal } from "#contract/refusals.ts";
import type { EndReason, VisitNews } from "#contract/visit.ts";
import type { HoldAnswers, Route } from "../navigation/route.ts";
import type { DisplayPreferences } from "./display-preferences.ts";

/** What a patron can have done, besides what has a list of its own: cancelled holds, borrowed and returned copies. */
export type VisitAction =
  | "hold-placed"
  | "hold-changed"
  | "hold-suspended"
  | "hold-resumed"
  | "loan-renewed"
  | "email-registered"
  | "email-confirmed"
  | "email-deleted"
  | "password-changed";

/** The toast above the foot that answers a scan (V62). */
export type Toast =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | {
      readonly kind: "title";
      readonly id: string;
      readonly title: string;
      readonly reading: string;
      readonly language: string;
    }
  /** The result of a cancellation. */
  | { readonly kind: "cancelled"; readonly hold: Hold; readonly refusal: Refusal | null }
  /** A cancellation was undone. */
  | { readonly kind: "kept"; readonly hold: Hold };

/** A cancellation that main has not sent yet, so it can be undone (decision 13). */
export interface PendingCancellation {
  readonly hold: Hold;
  /** When main sends it, on the clock of `performance.now()` in ms. For display only: main's clock counts. */
  readonly until: number;
}

/** Dialogs over the page: 「見やすく・使いやすく」 and 「終わりますか」. */
export type Dialog = "display" | "finish";

/** Keyboards of the search screen. */
export type SearchKeyboard = "kana" | "latin" | "digits";

/** Everything the page knows. It lives here, in React state and in the query client, and nowhere else (R22, R77). */
export interface PageState {
  /** Null until main has answered `hello`, or the page prerenders: an empty page is shown. */
  readonly hello: Hello | null;
  /** This is the spare page, which prerenders its likely first screen. */
  readonly rehearsing: boolean;
  readonly visit: VisitNews;
  readonly language: Language;
  /** Notices that were closed in this visit, by their Japanese text. */
  readonly closedNotices: readonly string[];
  /** Messages of the library that were read in this visit. */
  readonly readMessages: readonly MessageId[];
  /** The overview of the sign-in, refreshed by screens that change it; null = not signed in. */
  readonly overview: Overview | null;
  /** The patron is known by the card alone: may borrow, and sees nothing of the account (D87). */
  readonly byCard: boolean;
  /** Last three digits of the card whose password is requested; null = no card yet. */
  readonly cardTail: string | null;
  /** Number of cards in this visit; each needs its password again. */
  readonly cards: number;
  /** Screens on top of each other; the last one is shown. Empty = home. */
  readonly stack: readonly Route[];
  readonly toast: Toast | null;
  /** The latest is last. */
  readonly cancels: readonly PendingCancellation[];
  /** Holds that were cancelled in this visit. */
  readonly cancelled: readonly HoldId[];
  /** What the patron has done in this visit, each as often as it was done. */
  readonly actions: readonly VisitAction[];
  /** Counts cancellations that main has sent: answers from before are stale. */
  readonly cancellationsSent: number;
  readonly backendAway: boolean;
  /** The requested screen when the card was requested. */
  readonly after: Route | null;
  /** Keyboard the patron chose for searching; null = the one that suits the language. */
  readonly keyboard: SearchKeyboard | null;
  /** Answers of the last hold in this visit, reused for the next one. */
  readonly answers: HoldAnswers | null;
  /** Display preferences of the patron, for this visit only. */
  readonly display: DisplayPreferences;
  /** The dialog over the page; null = none. */
  readonly dialog: Dialog | null;
  /** The page is hidden from people behind the patron, until a touch. */
  readonly curtain: boolean;
  /** How the last visit ended, until the goodbye has gone. */
  readonly goodbye: EndReason | null;
  readonly outOfOrder: OutOfOrder | null;
  /** When the last code began outside a visit, on the clock of `performance.now()` in ms. */
  readonly codeBegan: number | null;
  /** The screen is read aloud, until the end of the visit. */
  readonly readAloud: boolean;
  /** The visit is being ended; the page looks like the cover until it is replaced. */
  readonly finishing: boolean;
}
