import type { LibraryId } from "./library.ts";
import type { IsoDate, LocalText } from "./text.ts";

/** Begins the id of a title of a catalogue alone whose number in the library's own system is not known. */
export const UNNUMBERED = "own-";

/** Opaque id of a title (書誌). */
export type TitleId = string;

/** Kinds of material. Magazines and audio-visual material can be searched but not borrowed (D20, D23). */
export const MATERIALS = ["book", "magazine", "audio-visual"] as const;
export type Material = (typeof MATERIALS)[number];

/** A person or body, as printed, with reading. */
export interface Author {
  readonly name: string;
  /** Hiragana, family name first, one space between; may be empty. */
  readonly reading: string;
  /** 著, 訳, 編, 絵, 監修 ... as printed. */
  readonly role: string;
}

/**
 * Availability of a title as seen from the kiosk's library.
 * `on-shelf`: on the shelf of `library` now (the own one first) · `holdable`: no copy on a shelf, `waiting` holds are queued ·
 * `in-library`: for use in the library only (持出禁止) · `none`: no copy any more.
 * `unknown`: the backend does not tell, and nothing is shown.
 */
export type Availability =
  | {
      readonly kind: "on-shelf";
      readonly library: LibraryId;
      readonly closedStacks: boolean;
      /** 請求記号 and 配架場所 of that copy, if the backend sends them. */
      readonly callNumber?: string;
      readonly place?: LocalText;
    }
  | { readonly kind: "holdable"; readonly waiting: number }
  | { readonly kind: "in-library"; readonly library: LibraryId }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" };

/** A title in a list. */
export interface TitleSummary {
  readonly id: TitleId;
  readonly title: string;
  /** Hiragana; empty when unknown. */
  readonly reading: string;
  readonly subtitle: string;
  /** As printed: 「1」「上」「BOOK1」「2026年11月号」; empty for a single volume. */
  readonly volume: string;
  readonly authors: readonly Author[];
  readonly publisher: string;
  readonly year: number | null;
  /** NDC 9 number such as `913.6`; its first digit gives the cover colour. */
  readonly ndc: string;
  /** 図書記号: one katakana of the first author. */
  readonly bookMark: string;
  readonly material: Material;
  readonly audience: "general" | "children";
  /** BCP 47 tag of the work's language. */
  readonly language: string;
  /** 13 digits; absent or empty if it has none or it is not known. */
  readonly isbn?: string;
  readonly availability: Availability;
}

/** The fields of a title in lists of holds and loans. */
export type TitleLine = Pick<
  TitleSummary,
  | "id"
  | "title"
  | "reading"
  | "volume"
  | "authors"
  | "ndc"
  | "bookMark"
  | "audience"
  | "material"
  | "language"
  | "isbn"
>;

/** Why a copy is not lent; some reasons carry a hint (D23, D24). */
export const KEPT_REASONS = ["reference", "old", "local-room", "magazine", "audio-visual"] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/**
 * Current status of a copy. `damaged`: with staff, or to be repaired; the library system may still serve a hold with it ·
 * `unknown`: the backend does not tell; staff know.
 */
export const COPY_STATUSES = [
  "on-shelf",
  "on-loan",
  "in-transit",
  "on-hold-shelf",
  "damaged",
  "missing",
  "unknown",
] as const;
export type CopyStatus = (typeof COPY_STATUSES)[number];

/** One physical item with a barcode. */
export interface Copy {
  readonly barcode: string;
  readonly library: LibraryId;
  /** 配架場所, for instance 「1階 文学」. */
  readonly place: LocalText;
  readonly closedStacks: boolean;
  /** 請求記号, for instance 「913.6 ナ」. */
  readonly callNumber: string;
  /** Null = can be borrowed; otherwise the 個人貸出 field reads 「持出禁止」. */
  readonly kept: KeptReason | null;
  readonly status: CopyStatus;
  /** Only while on loan. */
  readonly dueDate: IsoDate | null;
}

/** A title with its copies: the 資料詳細 screen. */
export interface TitleDetail extends TitleSummary {
  readonly pages: number | null;
  /** 13 digits, or empty. */
  readonly isbn: string;
  readonly summary: string;
  readonly copies: readonly Copy[];
  /** D22, D23: at least one copy can be borrowed. False = the hold button is absent. */
  readonly holdable: boolean;
  /** Number of holds on this title, approved or not (D37). */
  readonly waiting: number;
}

/**
 * Fields that the search covers. `any` = title, reading, author, publisher, subject and whole ISBN · `title` = title and reading
 * · `isbn` = a whole one, or its first digits · `ndc` = the first digits of a class number.
 */
export const SEARCH_FIELDS = [
  "any",
  "title",
  "reading",
  "author",
  "publisher",
  "subject",
  "isbn",
  "ndc",
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** `title` and `author` = by reading · `year` = newest first; unknown years come last in both directions. */
export const SEARCH_SORTS = ["relevance", "title", "year", "year-oldest", "author"] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchRequest {
  /** 1-100 characters as typed. */
  readonly query: string;
  readonly field: SearchField;
  readonly sort: SearchSort;
  /** Only titles with a copy in this library; null = all three. */
  readonly library: LibraryId | null;
  /** Only titles with a copy on the shelf now, in `library` when one is named. */
  readonly onShelf?: boolean;
  /** Only titles that can be held (D22, D23). */
  readonly holdable?: boolean;
  readonly material?: Material;
  /** Both years included. */
  readonly yearFrom?: number;
  readonly yearTo?: number;
  /** BCP 47 tag, in any case. */
  readonly language?: string;
  readonly audience?: TitleSummary["audience"];
  /** `asOf` of the first page: later pages leave out titles that were added since, so that no title is shown twice. */
  readonly asOf?: string;
  /** First page = 1. */
  readonly page: number;
  /** 1-50. */
  readonly pageSize: number;
}

export interface SearchPage {
  /** Hits, counted up to 1,000. */
  readonly total: number;
  /** More than `total` exist: shown as "1,000+". */
  readonly more: boolean;
  readonly page: number;
  readonly items: readonly TitleSummary[];
  /** To be sent with the request for the next page. */
  readonly asOf?: string;
  /**
   * How closely the titles match: `exact` = as typed, ignoring width, case, kana and kanji variants · `sounds` = long vowels and
   * similar sounds (は and わ, おう and おお) are equal · `loose` = voiced marks are ignored. Absent when nothing was found.
   */
  readonly match?: SearchMatch;
  /** When nothing was found, or only loosely: similarly spelled titles, people and subjects of this catalogue. */
  readonly didYouMean?: readonly string[];
}

export const SEARCH_MATCHES = ["exact", "sounds", "loose"] as const;
export type SearchMatch = (typeof SEARCH_MATCHES)[number];

/** One suggestion under the search field; comes from the catalogue only, never from other patrons' searches. */
export interface Suggestion {
  readonly text: string;
  readonly reading: string;
  readonly field: SuggestionField;
  /** Number of titles it finds, counted up to 1,000. */
  readonly titles?: number;
}

export const SUGGESTION_FIELDS = ["title", "author", "subject"] as const;
export type SuggestionField = (typeof SUGGESTION_FIELDS)[number];

/** The text typed so far. */
export interface SuggestRequest {
  /** Up to 100 characters as typed. */
  readonly prefix: string;
  /** Kinds of suggestions; by default titles and authors. */
  readonly fields?: readonly SuggestionField[];
  /** Only terms of children's books, and their number. Absent = all books. */
  readonly audience?: "children";
}

/** A class of the Nippon Decimal Classification. */
export interface SubjectClass {
  /** One to three digits, for instance `91`. */
  readonly ndc: string;
  /** Empty when the class has no name (third digits, until the library imports names). */
  readonly label: LocalText;
  /** Number of titles in it, including its subclasses. */
  readonly titles: number;
}

/** Lists for browsing: `new` = published last · `popular` = most borrowed or held now. */
export const PICK_KINDS = ["new", "popular"] as const;
export type PickKind = (typeof PICK_KINDS)[number];

/** Maximum length of a list of picks, and of each kind of related titles. */
export const MOST_PICKS = 40;
export const MOST_RELATED = 30;

export interface PicksRequest {
  readonly kind: PickKind;
  /** Absent = all audiences. */
  readonly audience?: TitleSummary["audience"];
}

/** Related titles, each list at most `MOST_RELATED`: the other volumes of the set in order, and other editions, newest first. */
export interface RelatedTitles {
  readonly volumes: readonly TitleSummary[];
  readonly editions: readonly TitleSummary[];
}

/** A class with its subclasses, for browsing (D81). */
export interface ClassPage extends SubjectClass {
  readonly children: readonly SubjectClass[];
}

/** An everyday word and the class it leads to (D81). */
export interface Theme {
  readonly term: string;
  readonly reading: string;
  /** The full class number, for a search by `ndc`. */
  readonly ndc: string;
  /** Name of its section, or of the division when the section has no name. */
  readonly label: LocalText;
  readonly titles: number;
}
