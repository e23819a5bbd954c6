import type { Hold } from "./hold.ts";
import type { LibraryId, LibraryInfo } from "./library.ts";
import type { Loan } from "./loan.ts";
import type { MapFloor } from "./shelf-map.ts";
import type { Language } from "./text.ts";
import type { TitleDetail } from "./title.ts";

/**
 * Slips a patron can take along. `title`: 資料情報票, where one title stands · `hold`: what was just applied for ·
 * `loans`, `holds`: the list as the screen shows it · `memo`: titles that were noted in this visit.
 */
export const SLIPS = ["title", "hold", "loans", "holds", "memo"] as const;
export type Slip = (typeof SLIPS)[number];

/** Most titles of a memo: as many as somebody fetches in one walk. */
export const MOST_NOTED = 20;

/** What the printer has in it: a roll, cut where the slip ends, or sheets of A4. */
export const PAPERS = ["receipt", "a4"] as const;
export type Paper = (typeof PAPERS)[number];

/** What stands on a slip: never a name, a card number or an address of a patron (R80). */
export type SlipContent =
  | { readonly kind: "title"; readonly title: TitleDetail }
  | { readonly kind: "hold"; readonly hold: Hold }
  | { readonly kind: "loans"; readonly loans: readonly Loan[] }
  | { readonly kind: "holds"; readonly holds: readonly Hold[] }
  | { readonly kind: "memo"; readonly titles: readonly TitleDetail[] }
  /** The test page of the staff area. */
  | { readonly kind: "test" };

/** Addresses of the library's catalogue for a phone, with `{id}`, `{isbn}` or `{ids}` in them; empty = there is none. */
export interface PhoneAddresses {
  readonly title: string;
  readonly list: string;
}

/** A slip, ready to be laid out. */
export interface SlipSheet {
  readonly content: SlipContent;
  readonly language: Language;
  readonly paper: Paper;
  /** Width of the roll in millimetres; A4 has its own. */
  readonly widthMm: number;
  /** null = the backend has not said who it is. */
  readonly info: LibraryInfo | null;
  /** The library this terminal stands in. */
  readonly ownLibrary: LibraryId;
  /** Floors of that library, with what stands on each shelf; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
  /** null = nothing is handed to phones here. */
  readonly phone: PhoneAddresses | null;
}
