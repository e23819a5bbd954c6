import type { Hold, HoldId, HoldList, PickupQuestion, PlacedHold } from "../domain/hold.ts";
import type { CheckedIn, CheckedOut } from "../domain/lending.ts";
import type { LibraryId, LibraryInfo } from "../domain/library.ts";
import type { Loan, LoanId, LoanList } from "../domain/loan.ts";
import type { Message, MessageId, MessageList } from "../domain/message.ts";
import type { Balance, ContactMethod, Overview, Patron } from "../domain/patron.ts";
import type { IsoDate, Language } from "../domain/text.ts";
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
 * The parts of a library whose catalogue stands beside its system (decision 40). `system`: patrons, loans, holds and the status of
 * copies · `catalogue`: search and the descriptions of titles.
 */
export type LibraryPart = "system" | "catalogue";

/** What a library system may have a connection of its own for. */
export type BesideService = "checkOut" | "checkIn";

/** The answer of a library that can be used. */
export interface PortHealth {
  /** The part that does not answer; null = none. Absent where there is one system for everything. */
  readonly partAway?: LibraryPart | null;
  /** What cannot be done, because the connection for it alone does not answer; everything else works. */
  readonly besideAway?: readonly BesideService[];
}

/**
 * Features of a backend; the page offers only these. A method whose capability is false refuses with `unexpected` without a
 * request. `search` covers `search`, `find` and the screen of a title.
 */
export interface Capabilities {
  readonly search: boolean;
  readonly suggest: boolean;
  /**
   * Words are searched in readings too, and those of `any` in publishers. Without it, only titles and authors are searched, as they
   * are printed.
   */
  readonly searchesReadings: boolean;
  /** Supported filters of a `SearchRequest`; others are ignored and not offered. */
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
  /** D36: a hold that was placed is provisional until staff approve it. Without it, it stands in the queue at once. */
  readonly approvesHolds: boolean;
  readonly changeHold: boolean;
  readonly cancelHold: boolean;
  /** A hold can be suspended and resumed. */
  readonly suspendHold: boolean;
  readonly renew: boolean;
  /** Copies are lent to the signed-in patron. */
  readonly checkOut: boolean;
  /** `signInByCard`: a patron borrows with the card alone. */
  readonly checkOutByCard: boolean;
  /** Copies are taken back, without a patron. */
  readonly checkIn: boolean;
  readonly email: boolean;
  /** `confirmEmail` and `resendEmailCode`. Without it, addresses need no confirmation. */
  readonly proveEmail: boolean;
  readonly changePassword: boolean;
  /** The library writes messages to single patrons. */
  readonly messages: boolean;
  /** The backend records that a message was read; without it a message is only closed for the visit. */
  readonly readMessage: boolean;
  /** A lost answer can be looked up by its key (inside the adapter). */
  readonly confirmsWrites: boolean;
  /**
   * Copies, queue, closed days and courier days are current, so that the earliest pickup date can be shown for each pickup
   * library.
   */
  readonly tellsEarliest: boolean;
}

/** Token of a signed-in patron for the backend. Kept in main's memory; never reaches a page or a log. */
export type SessionToken = string;

/** The part of `AbortSignal` that the port needs; the contract has no types of Node or the DOM. */
export interface Abort {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** `signal` aborts when the visit ends; an adapter stops waiting at once, and its answer is ignored. */
export interface CallOptions {
  readonly signal: Abort;
}

/**
 * A write. `key` is a UUID that main creates, one per write of the patron. The adapter may send a write again only under the same
 * key, and looks up the outcome when an answer was lost: the result is then the true one, `not-done` when it certainly did not
 * happen, or `not-confirmed` with a ticket when the outcome is unknown.
 */
export interface Write {
  readonly session: SessionToken;
  readonly key: string;
}

/** A loan of the patron of a session. */
export interface OwnLoan {
  readonly session: SessionToken;
  readonly loan: LoanId;
}

/**
 * The library system: patrons, titles, holds and loans. Each call takes one object and returns a Result; the
 * refusals of each method are in `PORT_REFUSALS` (port-refusals.ts). The adapter keeps the time limits (reads 5 s, writes 8 s).
 */
export interface LibraryPort {
  readonly capabilities: Capabilities;
  /** Whether the backend is available. Answers within 2 s. */
  health(options: CallOptions): Promise<Result<PortHealth>>;
  info(options: CallOptions): Promise<Result<LibraryInfo>>;

  /** D5-D8, D17. */
  signIn(
    call: { readonly cardNumber: string; readonly password: string },
    options: CallOptions,
  ): Promise<Result<{ readonly session: SessionToken; readonly overview: Overview }>>;
  /**
   * D87: a session by the card alone, without a password; it can only `checkOut`, without a renewal. `password-needed` for every card
   * with which nobody may borrow so, whatever the reason: the answer has nothing about the account.
   */
  signInByCard(
    call: { readonly cardNumber: string },
    options: CallOptions,
  ): Promise<Result<{ readonly session: SessionToken }>>;
  /** Never refused: an unknown session counts as ended. */
  signOut(
    call: { readonly session: SessionToken },
    options: CallOptions,
  ): Promise<Result<Record<string, never>>>;
  overview(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<Overview>>;
  /** D8-D12. */
  changePassword(
    call: Write & { readonly current: string; readonly next: string },
    options: CallOptions,
  ): Promise<Result<Overview>>;

  /** D20: needs no patron. */
  search(call: SearchRequest, options: CallOptions): Promise<Result<SearchPage>>;
  suggest(call: SuggestRequest, options: CallOptions): Promise<Result<readonly Suggestion[]>>;
  title(call: { readonly id: TitleId }, options: CallOptions): Promise<Result<TitleDetail>>;
  /** The title of a scanned ISBN or copy. */
  find(
    call: { readonly kind: "isbn" | "copy"; readonly value: string },
    options: CallOptions,
  ): Promise<Result<{ readonly id: TitleId }>>;
  /** A class of one to three digits with its subclasses; "" = the ten main classes. */
  classAt(call: { readonly ndc: string }, options: CallOptions): Promise<Result<ClassPage>>;
  /** Titles that can be borrowed, best first, at most `MOST_PICKS`; reveals nothing about single patrons. */
  picks(call: PicksRequest, options: CallOptions): Promise<Result<readonly TitleSummary[]>>;
  /** Other volumes and editions of a title. */
  related(call: { readonly id: TitleId }, options: CallOptions): Promise<Result<RelatedTitles>>;

  loans(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<LoanList>>;
  /** D48, D58. */
  renew(call: Write & { readonly loan: LoanId }, options: CallOptions): Promise<Result<Loan>>;
  /**
   * D84, D85: lends the copy of a barcode. One that the patron already has is refused as `lent-to-you`, unless `renew` asks for its
   * renewal. What costs something is refused as `fee`, with the fee in `details`; the patron who accepts it asks again with its
   * amount as `fee`. It is lent only for exactly that amount: any other one is refused again.
   */
  checkOut(
    call: Write & { readonly barcode: string; readonly renew: boolean; readonly fee?: Balance },
    options: CallOptions,
  ): Promise<Result<CheckedOut>>;
  /**
   * D86: takes the copy of a barcode back, whoever had it. `key` as in `Write`. `undoes`: only while it is on this loan, also of a
   * session by the card alone; `loan-not-found` otherwise.
   */
  checkIn(
    call: Omit<Write, "session"> & { readonly barcode: string; readonly undoes?: OwnLoan },
    options: CallOptions,
  ): Promise<Result<CheckedIn>>;

  holds(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<HoldList>>;
  /**
   * Libraries in which a hold on this title, or this hold of the patron, can be collected, without those that only staff could
   * choose; at least one.
   */
  pickupPlaces(
    call: { readonly session: SessionToken; readonly what: PickupQuestion },
    options: CallOptions,
  ): Promise<Result<readonly LibraryId[]>>;
  /** D22-D35. */
  placeHold(
    call: Write & { readonly title: TitleId; readonly pickup: LibraryId; readonly contact: ContactMethod },
    options: CallOptions,
  ): Promise<Result<PlacedHold>>;
  /** D50, D51. */
  changeHold(
    call: Write & { readonly hold: HoldId; readonly pickup: LibraryId; readonly contact: ContactMethod },
    options: CallOptions,
  ): Promise<Result<Hold>>;
  /** D52, D53. */
  cancelHold(call: Write & { readonly hold: HoldId }, options: CallOptions): Promise<Result<Hold>>;
  /**
   * Suspends a hold, or changes the date of a suspension. It is active again on the date `until`, which is later than today; null
   * = when it is resumed.
   */
  suspendHold(
    call: Write & { readonly hold: HoldId; readonly until: IsoDate | null },
    options: CallOptions,
  ): Promise<Result<Hold>>;
  /** Resumes a hold; one that is not suspended is returned unchanged. */
  resumeHold(call: Write & { readonly hold: HoldId }, options: CallOptions): Promise<Result<Hold>>;

  /** Messages from the library to this patron. */
  messages(call: { readonly session: SessionToken }, options: CallOptions): Promise<Result<MessageList>>;
  /** Marks a message as read or confirmed; unchanged if it already is. */
  readMessage(call: Write & { readonly message: MessageId }, options: CallOptions): Promise<Result<Message>>;

  /** D41-D47: registers or changes; the confirmation is in the given language. */
  setEmail(
    call: Write & { readonly address: string; readonly language: Language },
    options: CallOptions,
  ): Promise<Result<Patron>>;
  /** D47. Refused while a live hold's contact is mail. */
  deleteEmail(call: Write, options: CallOptions): Promise<Result<Patron>>;
  /** D41: the digits of the confirmation mail, as typed. `email-code-over`: a new mail is needed. */
  confirmEmail(call: Write & { readonly code: string }, options: CallOptions): Promise<Result<Patron>>;
  /** Sends the confirmation mail again; earlier codes become void. `contact-not-allowed`: the address bounced. */
  resendEmailCode(
    call: Write & { readonly language: Language },
    options: CallOptions,
  ): Promise<Result<Patron>>;
}
