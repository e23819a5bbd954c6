import type { CoverPicture } from "../domain/cover.ts";
import type { Hold, HoldId, HoldList, PickupQuestion, PlacedHold } from "../domain/hold.ts";
import type { LibraryId, LibraryInfo } from "../domain/library.ts";
import type { Loan, LoanId, LoanList } from "../domain/loan.ts";
import type { Message, MessageId, MessageList } from "../domain/message.ts";
import type { ContactMethod, Overview, Patron } from "../domain/patron.ts";
import type { MapFloor } from "../domain/shelf-map.ts";
import type { PhoneAddresses, Slip } from "../domain/slip.ts";
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
import type { Capabilities } from "../library/port.ts";
import type { RefusalName } from "../refusals.ts";
import type { Result } from "../result.ts";
import type { BoardSettings, Theme } from "../settings/choices.ts";
import type { KeySettings } from "../settings/keys.schema.ts";
import type { PasswordRules } from "../settings/passwords.ts";
import type { SettingsProblem } from "../settings/problem.ts";
import type { EndReason, VisitNews } from "../visit.ts";

/** What the page needs to know of the settings; nothing secret, nothing of a patron. */
export interface PageSettings {
  /** The library this kiosk stands in. */
  readonly ownLibrary: LibraryId;
  readonly kioskName: string;
  readonly languages: readonly Language[];
  /** Language of the attract screen and of each new visit. */
  readonly language: Language;
  /** Diagonal of the panel in inches; sizes are millimetres (V1). */
  readonly panelDiagonalInches: number;
  /** Where the scanner is, seen from the patron, for the arrow on the attract screen. */
  readonly scannerPlace: "bottom-right" | "bottom-left" | "below" | "right" | "left";
  /** A keyboard or ten-key stands at the terminal. */
  readonly keyboard: boolean;
  /** Ten-key and switches. */
  readonly keys: KeySettings;
  /** Digits of a card number, for the boxes of the number pad. */
  readonly cardDigits: number;
  /** What the card's password is called, and what is typed. */
  readonly password: PasswordRules;
  /** Seconds the goodbye screen stays. */
  readonly goodbyeSeconds: number;
  /** Seconds in which a cancelled hold can be taken back; 0 = not at all. */
  readonly takeBackSeconds: number;
  /** No page turns, no ribbon motion. */
  readonly reducedMotion: boolean;
  readonly theme: Theme;
  /** Pickup library that the hold form proposes; empty = none. */
  readonly defaultPickup: LibraryId;
  /** The terminal can read aloud, where somebody asks for it. */
  readonly speech: boolean;
  readonly boards: BoardSettings;
  /** 配架場所 in further languages, told by their Japanese. */
  readonly placeNames: readonly LocalText[];
  /** Floors of the own library, with what stands on each shelf; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
  /** Percent of the loudest; 0 = no sounds. */
  readonly volume: number;
  /** What a phone is told of a title or a list; null = phones are told nothing. */
  readonly phone: PhoneAddresses | null;
  /** Real pictures of covers can be asked for. */
  readonly covers: boolean;
}

/** Why the terminal is out of order, for staff. */
export interface OutOfOrder {
  readonly refusal: RefusalName;
  /** Local time `hh:mm` since when. */
  readonly since: string;
  /** The first of the wrong settings, when that is the reason. */
  readonly problems?: readonly SettingsProblem[];
}

/** All a fresh page needs to draw itself. */
export interface Hello {
  readonly visit: VisitNews;
  readonly settings: PageSettings;
  /** null while the backend has never answered: only the out-of-order screen can be shown. */
  readonly info: LibraryInfo | null;
  readonly capabilities: Capabilities;
  readonly outOfOrder: OutOfOrder | null;
  /** Set on the first page after a visit, when the reset was verified: the goodbye screen says so. */
  readonly goodbye: EndReason | null;
  /** A card was scanned to begin this visit: go straight to its password. */
  readonly cardTail: string | null;
  /** Notices of the library today, for the first screens; may be empty. */
  readonly notices: readonly LocalText[];
  /** Slips that can be printed now; empty without a printer that answers. */
  readonly slips: readonly Slip[];
  /** No graphics card draws the screen: nothing large moves, no page, strip or cover. */
  readonly drawnByProcessor: boolean;
}

/** A cancellation that waits in main: the patron can take it back for so many seconds, and the hold keeps its place. */
export interface WaitingCancel {
  readonly hold: HoldId;
  readonly seconds: number;
}

/**
 * Everything a page may ask, once. Each takes one object and is answered for the current visit only: an answer
 * that comes after the end of the visit is never delivered. Refusals any call may give: `out-of-order`,
 * `too-many-requests`, `unexpected`, `signed-out`, `temporary-password`.
 */
export interface KioskCalls {
  hello(args: Record<string, never>): Promise<Hello>;
  /** The page is painted and alive; first within 2 s of loading, then every second (R17). */
  beat(args: Record<string, never>): Promise<void>;

  /** The way to the staff area, outside a visit only. It opens a page that asks for the PIN: this alone opens nothing (R94). */
  staffDoor(args: Record<string, never>): Promise<void>;

  /** First touch on the attract screen: a visit without a card begins. */
  begin(args: Record<string, never>): Promise<void>;
  /** The ribbon's tail. The answer never comes: the page goes away. */
  finish(args: Record<string, never>): Promise<void>;
  /** 「続ける」 in the warning. */
  stay(args: Record<string, never>): Promise<void>;
  /** 「ゆっくり使う」: all times x4 for this visit. */
  moreTime(args: Record<string, never>): Promise<void>;

  /** Reads a text aloud in a language, and cuts off what is being read. At most 1,500 characters; never the card's number. */
  speak(args: { readonly text: string; readonly language: Language }): Promise<void>;
  /** Cuts off what is being read. */
  hush(args: Record<string, never>): Promise<void>;

  /** A typed card number, digits half or full width (D16: full-width digits are folded). Main keeps it and answers its tail. Refusals: `card-number-format`, `foreign-card`, `scan-check-digit`. */
  enterCard(args: { readonly number: string }): Promise<Result<{ readonly cardTail: string }>>;
  /** Password for the card that was scanned or entered. Refusals as in the port, and `not-half-width`. */
  signIn(args: { readonly password: string }): Promise<Result<Overview>>;
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
  /** The picture of a title's cover, as bytes; null = there is none. Only of titles that were answered in this visit. */
  cover(args: { readonly id: TitleId }): Promise<Result<CoverPicture | null>>;

  loans(args: Record<string, never>): Promise<Result<LoanList>>;
  renew(args: { readonly loan: LoanId }): Promise<Result<Loan>>;
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
   * D52, D53. Nothing is sent yet: it is after `seconds`, or at once when the visit ends or the patron's next hold
   * needs the room. The news `cancelled` tells what came of it.
   */
  cancelHold(args: { readonly hold: HoldId }): Promise<Result<WaitingCancel>>;
  /** Takes a cancellation back. `kept` false: it was sent already, and the news tells what came of it. */
  keepHold(args: { readonly hold: HoldId }): Promise<Result<{ readonly kept: boolean }>>;
  suspendHold(args: { readonly hold: HoldId; readonly until: IsoDate | null }): Promise<Result<Hold>>;
  resumeHold(args: { readonly hold: HoldId }): Promise<Result<Hold>>;

  messages(args: Record<string, never>): Promise<Result<MessageList>>;
  /** Once or again: read is read. */
  readMessage(args: { readonly message: MessageId }): Promise<Result<Message>>;

  /** D47: typed twice; both must match (`email-mismatch`). */
  setEmail(args: { readonly address: string; readonly again: string }): Promise<Result<Patron>>;
  deleteEmail(args: Record<string, never>): Promise<Result<Patron>>;
  /** D41: the digits of the confirmation mail, as typed. */
  confirmEmail(args: { readonly code: string }): Promise<Result<Patron>>;
  /** D41: the confirmation mail once more, with a new code. */
  resendEmailCode(args: Record<string, never>): Promise<Result<Patron>>;

  /**
   * 資料情報票. Prints name what is printed; main lays it out from what the library answers (R80), in the patron's
   * language. Answered when the paper is out. Refusals: `printer-away`, `printer-paper`, `print-stuck`, `print-failed`.
   */
  printTitle(args: { readonly id: TitleId; readonly language: Language }): Promise<Result<null>>;
  /** Titles that were noted in this visit, 1 to `MOST_NOTED` of them; those that are gone are left out. Also `title-not-found`. */
  printMemo(args: { readonly ids: readonly TitleId[]; readonly language: Language }): Promise<Result<null>>;
  /** Receipt of one hold, without a name. Also `hold-not-found`. */
  printHold(args: { readonly hold: HoldId; readonly language: Language }): Promise<Result<null>>;
  /** The list of loans or of holds, without a name. */
  printList(args: { readonly list: "loans" | "holds"; readonly language: Language }): Promise<Result<null>>;
}

/** A verb of `window.kiosk`. */
export type Verb = keyof KioskCalls;
export type CallArgs<V extends Verb> = Parameters<KioskCalls[V]>[0];
export type CallAnswer<V extends Verb> = Awaited<ReturnType<KioskCalls[V]>>;
