import type { CoverPicture } from "../domain/cover.ts";
import type { Hold, HoldId, HoldList, PickupQuestion, PlacedHold } from "../domain/hold.ts";
import type { CheckedIn, LentCopy, ReturnedCopy, ReturnPlaceName } from "../domain/lending.ts";
import type { LibraryId, LibraryInfo } from "../domain/library.ts";
import type { Loan, LoanId, LoanList } from "../domain/loan.ts";
import type { Message, MessageId, MessageList } from "../domain/message.ts";
import type { Balance, ContactMethod, Overview, Patron } from "../domain/patron.ts";
import type { MapFloor } from "../domain/shelf-map.ts";
import type { PhoneAddresses, Slip, SlipText } from "../domain/slip.ts";
import type { IsoDate, Language, LocalText } from "../domain/text.ts";
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
import type { BesideService, Capabilities, LibraryPart } from "../library/port.ts";
import type { RefusalName } from "../refusals.ts";
import type { Result } from "../result.ts";
import type { BoardSettings, CardWord, Theme } from "../settings/choices.ts";
import type { KeySettings } from "../settings/keys.schema.ts";
import type { PasswordRules } from "../settings/passwords.ts";
import type { SettingsProblem } from "../settings/problem.ts";
import type { EndReason, VisitNews } from "../visit.ts";

/** The settings that the page needs; no secrets, no patron data. */
export interface PageSettings {
  /** The kiosk's library. */
  readonly ownLibrary: LibraryId;
  readonly kioskName: string;
  readonly languages: readonly Language[];
  /** Language of the attract screen and of each new visit. */
  readonly language: Language;
  /** Diagonal of the panel in inches; sizes are millimetres (V1). */
  readonly panelDiagonalInches: number;
  /** Position of the scanner as seen by the patron, for the arrow on the attract screen. */
  readonly scannerPlace: "bottom-right" | "bottom-left" | "below" | "right" | "left";
  /** The terminal has a keyboard or numeric keypad. */
  readonly keyboard: boolean;
  /** Numeric keypad and switches. */
  readonly keys: KeySettings;
  /** What the library calls its card. */
  readonly cardWord: CardWord;
  /** Number of digits of a card number, for the boxes of the number pad. */
  readonly cardDigits: number;
  /** Name of the password on the screens, and its characters. */
  readonly password: PasswordRules;
  /** Seconds for which the goodbye screen is shown. */
  readonly goodbyeSeconds: number;
  /** Seconds in which a cancellation can be undone; 0 = never. */
  readonly takeBackSeconds: number;
  /** No page turns, no ribbon motion. */
  readonly reducedMotion: boolean;
  readonly theme: Theme;
  /** Pickup library that the hold form proposes; empty = none. */
  readonly defaultPickup: LibraryId;
  /** Who borrows is asked how many books they have. */
  readonly asksCount: boolean;
  /** The terminal can read the screen aloud on request. */
  readonly speech: boolean;
  readonly boards: BoardSettings;
  /** Translations of shelf locations (配架場所), keyed by the Japanese name. */
  readonly placeNames: readonly LocalText[];
  /** The library's own names of the places for returned copies. */
  readonly returnPlaces: readonly ReturnPlaceName[];
  /** Patrons sign in here; false at a terminal that only takes copies back. */
  readonly patrons: boolean;
  /** Floor plans of the own library; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
  /** Percent of the maximum; 0 = no sounds. */
  readonly volume: number;
  /** URL templates for QR codes; null = no QR codes. */
  readonly phone: PhoneAddresses | null;
  /** Cover images can be requested. */
  readonly covers: boolean;
}

/** Why the terminal is out of order, for staff. */
export interface OutOfOrder {
  readonly refusal: RefusalName;
  /** Local time `hh:mm` of the start. */
  readonly since: string;
  /** The first invalid settings, if they are the reason. */
  readonly problems?: readonly SettingsProblem[];
}

/** Everything a new page needs to render. */
export interface Hello {
  readonly visit: VisitNews;
  readonly settings: PageSettings;
  /** Null until the backend has answered once: only the out-of-order screen can be shown. */
  readonly info: LibraryInfo | null;
  readonly capabilities: Capabilities;
  readonly outOfOrder: OutOfOrder | null;
  /** The part of the library that is away, while the terminal works with the other. */
  readonly partAway: LibraryPart | null;
  /** What cannot be done now, because the connection for it alone does not answer. */
  readonly besideAway: readonly BesideService[];
  /** Set on the first page after a visit, when the reset was verified: the goodbye screen says so. */
  readonly goodbye: EndReason | null;
  /** The visit began with a scanned card: the password screen comes first. */
  readonly cardTail: string | null;
  /** Today's notices for the first screens; may be empty. */
  readonly notices: readonly LocalText[];
  /** Slips that can be printed now; empty without a working printer. */
  readonly slips: readonly Slip[];
  /** Rendering is done in software: no large animations of pages, strips or covers. */
  readonly drawnByProcessor: boolean;
}

/** A cancellation that main has not sent yet: the patron can undo it for this many seconds, and the hold keeps its place. */
export interface WaitingCancel {
  readonly hold: HoldId;
  readonly seconds: number;
}

/**
 * All calls of a page. Each takes one object and is answered for the current visit only: an answer after the end of the visit is
 * never delivered. Refusals of every call: `out-of-order`, `too-many-requests`, `unexpected`, `signed-out`, `temporary-password`.
 */
export interface KioskCalls {
  hello(args: Record<string, never>): Promise<Hello>;
  /** Heartbeat of the painted page: first within 2 s of loading, then every second (R17). */
  beat(args: Record<string, never>): Promise<void>;

  /** Opens the staff area's sign-in, outside a visit only. Its page asks for the PIN (R94). */
  staffDoor(args: Record<string, never>): Promise<void>;

  /** First touch on the attract screen: a visit without a card begins. */
  begin(args: Record<string, never>): Promise<void>;
  /** Ends the visit (ribbon button). Never answered, because the page is closed. */
  finish(args: Record<string, never>): Promise<void>;
  /** 「続ける」 in the warning. */
  stay(args: Record<string, never>): Promise<void>;
  /** 「ゆっくり使う」: all timeouts x4 for this visit. */
  moreTime(args: Record<string, never>): Promise<void>;

  /** The screen that takes copies back was opened or left; without a patron its idle time is shorter. */
  returning(args: { readonly on: boolean }): Promise<void>;

  /** Reads a text aloud in a language, and interrupts the current one. At most 1,500 characters; never the card number. */
  speak(args: { readonly text: string; readonly language: Language }): Promise<void>;
  /** Stops reading aloud. */
  hush(args: Record<string, never>): Promise<void>;

  /**
   * A typed card number, digits half or full width (D16: full-width digits are converted). Main keeps it and returns its last
   * digits. Refusals: `card-number-format`, `foreign-card`, `scan-check-digit`.
   */
  enterCard(args: { readonly number: string }): Promise<Result<{ readonly cardTail: string }>>;
  /** Password for the card that was scanned or entered. Refusals as in the port, and `not-half-width`. */
  signIn(args: { readonly password: string }): Promise<Result<Overview>>;
  /**
   * D87: the card that was scanned, without its password; the patron may only borrow then. `password-needed` for a typed number, and
   * as in the port.
   */
  signInByCard(args: Record<string, never>): Promise<Result<null>>;
  overview(args: Record<string, never>): Promise<Result<Overview>>;
  changePassword(args: { readonly current: string; readonly next: string }): Promise<Result<Overview>>;

  search(args: SearchRequest): Promise<Result<SearchPage>>;
  suggest(args: SuggestRequest): Promise<Result<readonly Suggestion[]>>;
  title(args: { readonly id: TitleId }): Promise<Result<TitleDetail>>;
  find(args: {
    readonly kind: "isbn" | "copy";
    readonly value: string;
  }): Promise<Result<{ readonly id: TitleId }>>;

  classAt(args: { readonly ndc: string }): Promise<Result<ClassPage>>;
  picks(args: PicksRequest): Promise<Result<readonly TitleSummary[]>>;
  related(args: { readonly id: TitleId }): Promise<Result<RelatedTitles>>;
  /** The cover image of a title as bytes; null = none. Only for titles that were returned in this visit. */
  cover(args: { readonly id: TitleId }): Promise<Result<CoverPicture | null>>;

  loans(args: Record<string, never>): Promise<Result<LoanList>>;
  renew(args: { readonly loan: LoanId }): Promise<Result<Loan>>;
  /** D84, D85: lends a scanned copy; `renew`: the patron has it, and wants it for longer; `fee`: the patron accepts this amount. */
  checkOut(args: {
    readonly barcode: string;
    readonly renew: boolean;
    readonly fee?: Balance;
  }): Promise<Result<LentCopy>>;
  /** Undoes a loan of this visit: its copy is taken back. Also `loan-not-found`: it was not lent in this visit. */
  undoLoan(args: { readonly barcode: string }): Promise<Result<CheckedIn>>;
  /** D86: takes a scanned copy back, whoever had it. The same copy again within a short time is answered as before. */
  checkIn(args: { readonly barcode: string }): Promise<Result<ReturnedCopy>>;
  holds(args: Record<string, never>): Promise<Result<HoldList>>;
  pickupPlaces(args: PickupQuestion): Promise<Result<readonly LibraryId[]>>;
  placeHold(args: {
    readonly title: TitleId;
    readonly pickup: LibraryId;
    readonly contact: ContactMethod;
  }): Promise<Result<PlacedHold>>;
  changeHold(args: {
    readonly hold: HoldId;
    readonly pickup: LibraryId;
    readonly contact: ContactMethod;
  }): Promise<Result<Hold>>;
  /**
   * D52, D53. Sent after `seconds`, or earlier when the visit ends or the patron's next hold needs the room. The event
   * `cancelled` has the result.
   */
  cancelHold(args: { readonly hold: HoldId }): Promise<Result<WaitingCancel>>;
  /** Undoes a cancellation. `kept` false: it was already sent, and the event has the result. */
  keepHold(args: { readonly hold: HoldId }): Promise<Result<{ readonly kept: boolean }>>;
  suspendHold(args: { readonly hold: HoldId; readonly until: IsoDate | null }): Promise<Result<Hold>>;
  resumeHold(args: { readonly hold: HoldId }): Promise<Result<Hold>>;

  messages(args: Record<string, never>): Promise<Result<MessageList>>;
  /** May be repeated. */
  readMessage(args: { readonly message: MessageId }): Promise<Result<Message>>;

  /** D47: typed twice; both must match (`email-mismatch`). The confirmation mail is in the patron's language. */
  setEmail(args: {
    readonly address: string;
    readonly again: string;
    readonly language: Language;
  }): Promise<Result<Patron>>;
  deleteEmail(args: Record<string, never>): Promise<Result<Patron>>;
  /** D41: the digits of the confirmation mail, as typed. */
  confirmEmail(args: { readonly code: string }): Promise<Result<Patron>>;
  /** D41: sends the confirmation mail again with a new code. */
  resendEmailCode(args: { readonly language: Language }): Promise<Result<Patron>>;

  /**
   * 資料情報票. Print calls only name the content; main lays it out from the library's answers (R80), in the patron's language and
   * with the furigana of the screen. Answered when the slip is printed. Refusals: `printer-away`, `printer-paper`, `print-stuck`,
   * `print-failed`.
   */
  printTitle(args: SlipText & { readonly id: TitleId }): Promise<Result<null>>;
  /**
   * Titles that were saved in this visit, 1 to `MOST_NOTED`; titles that no longer exist are left out. Also `title-not-found`.
   */
  printMemo(args: SlipText & { readonly ids: readonly TitleId[] }): Promise<Result<null>>;
  /** Receipt of one hold, without a name. Also `hold-not-found`. */
  printHold(args: SlipText & { readonly hold: HoldId }): Promise<Result<null>>;
  /** The loans of this visit with their due dates. Also `loan-not-found`: there is none. */
  printLent(args: SlipText): Promise<Result<null>>;
  /** Stickers of the loans of this visit. Also `loan-not-found`: there is none. */
  printStickers(args: SlipText): Promise<Result<null>>;
  /** The copies that were returned in this visit, with their times; nothing of a borrower. Also `copy-not-found`. */
  printReturns(args: SlipText): Promise<Result<null>>;
  /** The list of loans or of holds, without a name. */
  printList(args: SlipText & { readonly list: "loans" | "holds" }): Promise<Result<null>>;
}

/** Name of a call of `window.kiosk`. */
export type Verb = keyof KioskCalls;
export type CallArgs<V extends Verb> = Parameters<KioskCalls[V]>[0];
export type CallAnswer<V extends Verb> = Awaited<ReturnType<KioskCalls[V]>>;
