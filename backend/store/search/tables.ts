import type { Generated } from "kysely";
import type { TEXT_COLUMNS } from "./columns.ts";
import type { SuggestedText } from "./document.ts";

/** Search texts and filters of a title; PostgreSQL also has its sort keys and a column `words`, for which SQLite has other tables. */
export interface TitleSearchTable extends Record<(typeof TEXT_COLUMNS)[number], string> {
  titleId: number;
  /** Tokens (`tokens.ts`), a space before and after each. */
  codes: string;
  facets: string;
  /** Ids of its suggestions, a space between. */
  suggested: string;
}

/**
 * Sort keys of a title: on SQLite apart from its texts, so that many hits are sorted from few pages; on PostgreSQL a view of
 * `title_search`, through which a `delete` would delete its rows.
 */
export interface TitleSortTable {
  titleId: number;
  sortKey: string;
  authorKey: string;
  /** 0 = unknown. */
  year: number;
}

/** The beginnings of a title's sort keys (`headOf`), by which most hits are told not to be on a page; only on SQLite. */
export interface TitleHeadsTable {
  titleId: number;
  author: number;
  title: number;
}

/** A row of `title_search` with its sort keys; names are those of the columns. */
export interface SearchRow extends Readonly<Record<(typeof TEXT_COLUMNS)[number], string>> {
  readonly title_id: number;
  readonly sort_key: string;
  readonly author_key: string;
  readonly year: number;
  readonly codes: string;
  readonly facets: string;
  readonly suggested: string;
}

/** A suggestion with its number of titles. */
export interface SearchSuggestionsTable {
  id: Generated<number>;
  kind: SuggestedText["kind"];
  text: string;
  reading: string;
  textKey: string;
  readingKey: string;
  titles: number;
  /** Number of children's books among these titles. */
  children: number;
}

/** Titles per class, by its first one to three digits. */
export interface SearchClassesTable {
  ndc: string;
  titles: number;
}

/** Name of a class of three digits. */
export interface ClassNamesTable {
  ndc: string;
  ja: string;
  en: string;
}

/** An everyday term for a class. */
export interface ClassTermsTable {
  id: Generated<number>;
  term: string;
  reading: string;
  termKey: string;
  readingKey: string;
  ndc: string;
}
