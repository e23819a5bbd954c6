import type { CardWord } from "../settings/choices.ts";
import type { Hold } from "./hold.ts";
import type { ReturnedCopy } from "./lending.ts";
import type { LibraryId, LibraryInfo } from "./library.ts";
import type { Loan } from "./loan.ts";
import type { MapFloor } from "./shelf-map.ts";
import type { Language, LocalText } from "./text.ts";
import type { TitleDetail } from "./title.ts";

/**
 * Slips that a patron can print. `title`: 資料情報票, where a title is shelved · `hold`: the hold just placed · `loans`, `holds`: the
 * list as shown on the screen · `memo`: the titles saved in this visit · `stickers`: for a reading notebook, one for each book that
 * was borrowed in this visit · `returns`: the copies returned in this visit.
 */
export const SLIPS = ["title", "hold", "loans", "holds", "memo", "stickers", "returns"] as const;
export type Slip = (typeof SLIPS)[number];

/** Maximum number of saved titles, so that the list stays usable as a pick list. */
export const MOST_NOTED = 20;

/** Paper in the printer: a roll, cut after each slip, or sheets of A4. */
export const PAPERS = ["receipt", "a4"] as const;
export type Paper = (typeof PAPERS)[number];

/** Content of a slip: never a name, card number or address of a patron (R80). */
export type SlipContent =
  | { readonly kind: "title"; readonly title: TitleDetail }
  | { readonly kind: "hold"; readonly hold: Hold }
  /** `ofVisit`: only those that were lent in this visit. */
  | { readonly kind: "loans"; readonly loans: readonly Loan[]; readonly ofVisit?: true }
  | { readonly kind: "holds"; readonly holds: readonly Hold[] }
  | { readonly kind: "memo"; readonly titles: readonly TitleDetail[] }
  | { readonly kind: "stickers"; readonly loans: readonly Loan[] }
  | { readonly kind: "returns"; readonly copies: readonly ReturnedCopy[] }
  /** The test page of the staff area. */
  | { readonly kind: "test" };

/** URL templates of the library's catalogue for a phone, with `{id}`, `{isbn}` or `{ids}`; empty = none. */
export interface PhoneAddresses {
  readonly title: string;
  readonly list: string;
}

/** How the words of a slip are written: as on the screen it was printed from. */
export interface SlipText {
  readonly language: Language;
  /** The patron's choice; absent = as the language has them. */
  readonly furigana?: boolean;
}

/** A slip with all data for its layout. */
export interface SlipSheet extends SlipText {
  readonly content: SlipContent;
  readonly paper: Paper;
  /** Width of the roll in millimetres; A4 has its own. */
  readonly widthMm: number;
  /** Width of a sticker in millimetres. */
  readonly stickerMm: number;
  /** Null until the backend has sent its information. */
  readonly info: LibraryInfo | null;
  readonly kioskName: string;
  /** The kiosk's library. */
  readonly ownLibrary: LibraryId;
  /** What the library calls its card. */
  readonly cardWord: CardWord;
  /** Floor plans of that library; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
  /** Names of libraries and places in further languages and with their readings. */
  readonly placeNames: readonly LocalText[];
  /** The library system is away: the kiosk can place no hold. */
  readonly systemAway: boolean;
  /** Null = no QR codes for phones. */
  readonly phone: PhoneAddresses | null;
}
