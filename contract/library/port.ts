import type { Hold, HoldId, HoldList, PickupQuestion, PlacedHold } from "../domain/hold.ts";
import type { LibraryId, LibraryInfo } from "../domain/library.ts";
import type { Loan, LoanId, LoanList } from "../domain/loan.ts";
import type { Message, MessageId, MessageList } from "../domain/message.ts";
import type { ContactMethod, Overview, Patron } from "../domain/patron.ts";
import type { IsoDate } from "../domain/text.ts";
import type {
  ClassPage,
  PicksRequest,
  RelatedTitles,
  SearchPage,
  SearchRequest,
  Suggestion,
  SuggestRequest,
  TitleDetail,
  TitleId,
  TitleSummary,
} from "../domain/title.ts";
import type { Result } from "../result.ts";

/**
 * What a backend can do; the page shows what is true here and nothing else. A method that needs what is false here
 * refuses with `unexpected` and asks nobody. `search` is for `search`, `find` and the way to a title.
 */
export interface Capabilities {
  readonly search: boolean;
  readonly suggest: boolean;
  /** Which filters of a `SearchRequest` mean something here; the others are ignored, and offered to nobody. */
  readonly filterOnShelf: boolean;
  readonly filterAudience: boolean;
  readonly filterMaterial: boolean;
  /** `classAt`, and a search by `ndc`. */
  readonly browseClasses: boolean;
  /** `picks` of either kind. */
  readonly newTitles: boolean;
  readonly popularTitles: boolean;
  readonly related: boolean;
  readonly placeHold: boolean;
  readonly changeHold: boolean;
  readonly cancelHold: boolean;
  /** A hold can be suspended and resumed. */
  readonly suspendHold: boolean;
  readonly renew: boolean;
  readonly email: boolean;
  /** `confirmEmail` and `resendEmailCode`. Without it no address of this backend awaits a proof. */
  readonly proveEmail: boolean;
  readonly changePassword: boolean;
  /** The library writes messages to single patrons. */
  readonly messages: boolean;
  /** It is kept that a message was read; without it a message is closed for one visit. */
  readonly readMessage: boolean;
  /** A lost answer can be looked up by its key (`Calls.outcome` inside the adapter). */
  readonly confirmsWrites: boolean;
  /**
   * Copies, queue, closed days and courier days are known as they are now: it can be told on which day a hold could be
   * ready first, for each pickup library.
   */
  readonly tellsEarliest: boolean;
}

/** Proof of a signed-in patron towards the backend. Lives in main's memory, never reaches a page or a log. */
export type SessionToken = string;

/** The part of an `AbortSignal` the port needs; the contract itself knows neither Node nor the DOM. */
export interface Abort {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Aborts when the visit ends; an adapter stops waiting at once and answers nothing that anybody reads. */
export interface CallOptions {
  readonly signal: Abort;
}

/**
 * A write. `key` is made by main, a UUID, one per write of the patron. The adapter may send a write again only
 * under the same key, and looks up the outcome when an answer was lost: the result is then the true one,
 * `not-done` when it surely did not happen, or `not-confirmed` with a ticket when nobody can tell.
 */
export interface Write {
  readonly session: SessionToken;
  readonly key: string;
}

/**
 * What answers for patrons, titles, holds and loans. One object per call, a Result per answer.
 * Refusals any method may give: `out-of-order` (backend away or nonsense), `too-many-requests`,
 * `unexpected`; with a session also `signed-out`. Time limits are the adapter's (reads 5 s, writes 8 s).
 */
export interface LibraryPort {
  readonly capabilities: Capabilities;
  /** Is the backend there and willing? Answers within 2 s. */
  health(options: CallOptions): Promise<Result<Record<string, never>>>;
  info(options: CallOptions): Promise<Result<LibraryInfo>>;

  /** D5-D8, D17. Refusals: `wrong-credentials`, `card-locked`, `card-expired`, `card-blocked`, `foreign-card`. */
  signIn(
    call: { readonly cardNumber: string; readonly password: string },
    options: CallOptions,
  ): Promise<Result<{ readonly session: SessionToken; readonly overview: Overview }>>;
  /** Never refused: an unknown session is as good as ended. */
  signOut(
    call: { readonly session: SessionToken },
    options: CallOptions,
  ): Promise<Result<Record<string, never>>>;
  overview(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<Overview>>;
  /** D8-D12. Refusals: `current-password-wrong`, `password-rule`, `password-guessable`, `password-unchanged`. */
  changePassword(
    call: Write & { readonly current: string; readonly next: string },
    options: CallOptions,
  ): Promise<Result<Overview>>;

  /** D20: needs no patron. Refusal: `query-empty`. */
  search(call: SearchRequest, options: CallOptions): Promise<Result<SearchPage>>;
  suggest(call: SuggestRequest, options: CallOptions): Promise<Result<readonly Suggestion[]>>;
  /** Refusal: `title-not-found`. */
  title(call: { readonly id: TitleId }, options: CallOptions): Promise<Result<TitleDetail>>;
  /** Refusals: `isbn-not-held`, `copy-not-found`. */
  find(
    call: { readonly kind: "isbn" | "copy"; readonly value: string },
    options: CallOptions,
  ): Promise<Result<{ readonly id: TitleId }>>;
  /** A class of one to three digits with its next finer ones; "" = the ten classes. */
  classAt(call: { readonly ndc: string }, options: CallOptions): Promise<Result<ClassPage>>;
  /** Titles that are lent, best first, at most `MOST_PICKS`; tells nothing of single patrons. */
  picks(call: PicksRequest, options: CallOptions): Promise<Result<readonly TitleSummary[]>>;
  /** Other volumes and editions of a title. Refusal: `title-not-found`. */
  related(call: { readonly id: TitleId }, options: CallOptions): Promise<Result<RelatedTitles>>;

  loans(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<LoanList>>;
  /** Refusals: `renewal-*`, `loan-not-found`. */
  renew(call: Write & { readonly loan: LoanId }, options: CallOptions): Promise<Result<Loan>>;

  holds(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<HoldList>>;
  /**
   * Libraries in which a hold on this title, or this hold of the patron's, can be collected, without those that only staff
   * could allow; at least one. Refusals: `no-pickup`, `not-holdable`, `hold-not-found`.
   */
  pickupPlaces(
    call: { readonly session: SessionToken; readonly what: PickupQuestion },
    options: CallOptions,
  ): Promise<Result<readonly LibraryId[]>>;
  /** D22-D35. Refusals: `not-holdable`, `contact-not-allowed`, `no-email`, `email-unproven`, `email-refused`, `hold-overdue`, `hold-limit`, `already-held`, `own-loan`, `temporary-password`, `unknown-library`, `no-pickup`, `card-expired`, `card-blocked`, `owing`. */
  placeHold(
    call: Write & { readonly title: TitleId; readonly pickup: LibraryId; readonly contact: ContactMethod },
    options: CallOptions,
  ): Promise<Result<PlacedHold>>;
  /** D50, D51. Refusals: `hold-not-changeable`, `hold-not-found`, contact refusals. */
  changeHold(
    call: Write & { readonly hold: HoldId; readonly pickup: LibraryId; readonly contact: ContactMethod },
    options: CallOptions,
  ): Promise<Result<Hold>>;
  /** D52, D53. Refusals: `hold-not-cancellable`, `hold-not-found`. */
  cancelHold(call: Write & { readonly hold: HoldId }, options: CallOptions): Promise<Result<Hold>>;
  /**
   * Suspends a hold, or changes the day of a suspended one. It is active again on the day `until`, which is later than
   * today; null = when it is resumed. Refusals: `hold-not-suspendable`, `hold-not-found`, `bad-request`.
   */
  suspendHold(
    call: Write & { readonly hold: HoldId; readonly until: IsoDate | null },
    options: CallOptions,
  ): Promise<Result<Hold>>;
  /** Resumes a hold; one that is not suspended is returned unchanged. Refusal: `hold-not-found`. */
  resumeHold(call: Write & { readonly hold: HoldId }, options: CallOptions): Promise<Result<Hold>>;

  /** Messages of the library to this patron. */
  messages(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<MessageList>>;
  /** A message was read or confirmed; one that was read before is answered as it is. Refusal: `message-not-found`. */
  readMessage(call: Write & { readonly message: MessageId }, options: CallOptions): Promise<Result<Message>>;

  /** D41-D47: registers or changes. Refusals: `email-format`, `too-many-requests`. */
  setEmail(call: Write & { readonly address: string }, options: CallOptions): Promise<Result<Patron>>;
  /** D47. Refusal: `email-in-use-by-holds` while a live hold's contact is mail. */
  deleteEmail(call: Write, options: CallOptions): Promise<Result<Patron>>;
  /**
   * D41: the digits of the confirmation mail, as typed. Refusals: `email-code-wrong`, `email-code-over` when only
   * another mail helps, `no-email`.
   */
  confirmEmail(call: Write & { readonly code: string }, options: CallOptions): Promise<Result<Patron>>;
  /**
   * Sends the confirmation mail again; the code of the one before is void. Refusals: `no-email`, `email-refused`,
   * `contact-not-allowed` for an address whose mail came back, `too-many-requests`.
   */
  resendEmailCode(call: Write, options: CallOptions): Promise<Result<Patron>>;
}
