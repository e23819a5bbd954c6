import type { LibraryId } from "#contract/domain/library.ts";
import type { Material, SearchField, SearchSort, TitleSummary } from "#contract/domain/title.ts";
import { TIERS } from "../../text/fold.ts";
import { isOneKanji } from "../../text/pairs.ts";
import { LOOSER, type TextColumn } from "./columns.ts";
import { all, any, anyValueBegins, begins, but, holds, isWhole, type Match, token } from "./match.ts";
import {
  audienceToken,
  classToken,
  isbnToken,
  languageToken,
  lendableToken,
  libraryToken,
  materialToken,
  yearRangeTokens,
} from "./tokens.ts";

/** Which titles of those found; null or false = all of them. */
export interface Filters {
  /** Only with a copy in this library. */
  readonly library: LibraryId | null;
  /** Only with a copy that can be taken from the shelf now; with `library`, of that library. */
  readonly onShelf: boolean;
  /** Only with a copy that is lent to individuals (rules 22, 23). */
  readonly holdable: boolean;
  readonly material: Material | null;
  /** Both years included. */
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly language: string | null;
  readonly audience: TitleSummary["audience"] | null;
}

export const NO_FILTERS: Filters = {
  library: null,
  onShelf: false,
  holdable: false,
  material: null,
  yearFrom: null,
  yearTo: null,
  language: null,
  audience: null,
};

/** A word of the question: a strict key, and the ISBN-13 it is when it is one. */
export interface Term {
  readonly key: string;
  readonly isbn: string | null;
}

/** What is searched for. `terms` = words, all to be found; for `isbn` and `ndc` the first digits of one number. */
export interface Question {
  readonly field: SearchField;
  readonly terms: readonly Term[];
  readonly filters: Filters;
  readonly sort: SearchSort;
  /** Titles entered later are left out, so that pages fit together; null = all there are. */
  readonly asOf: number | null;
  readonly offset: number;
  readonly limit: number;
}

export type WordField = Exclude<SearchField, "isbn" | "ndc">;

/** The columns of a field; `title` looks at the writing and the reading. */
const COLUMNS: Readonly<Record<WordField, readonly TextColumn[]>> = {
  any: ["title", "reading", "author", "publisher", "subject"],
  title: ["title", "reading"],
  reading: ["reading"],
  author: ["author"],
  publisher: ["publisher"],
  subject: ["subject"],
};

const TITLE: readonly TextColumn[] = ["title", "reading"];
const AUTHOR: readonly TextColumn[] = ["author"];

/** How many tiers of folding a field has (domain 3.2). */
export function tiersOf(field: SearchField): number {
  return field === "any" || field === "title" || field === "reading" || field === "author" ? TIERS.length : 1;
}

/**
 * One test of a term in a tier. In a looser tier a term may be found in the strict text too, because texts that
 * the tier does not change are kept there only.
 */
function inTier(
  test: (columns: readonly TextColumn[], text: string) => Match,
  columns: readonly TextColumn[],
  key: string,
  tier: number,
): Match {
  const fold = TIERS[tier];
  if (tier === 0 || fold === undefined) return test(columns, key);
  const loose = columns.flatMap((column) => LOOSER[column]?.[tier - 1] ?? []);
  return test([...columns, ...loose], fold(key));
}

/**
 * Domain 3.3: a kanji alone is found wherever it stands; any other character alone only where a value begins with
 * it, because nearly every title has a の somewhere.
 */
function anywhere(columns: readonly TextColumn[], text: string): Match {
  return [...text].length === 1 && !isOneKanji(text) ? anyValueBegins(columns, text) : holds(columns, text);
}

function termMatch(field: WordField, term: Term, tier: number): Match {
  const words = inTier(anywhere, COLUMNS[field], term.key, tier);
  return field === "any" && term.isbn !== null ? any([words, token("codes", isbnToken(term.isbn))]) : words;
}

function filterMatches(filters: Filters): readonly Match[] {
  const { library, onShelf, holdable, material, language, audience, yearFrom, yearTo } = filters;
  const one = (facet: string): Match => token("facets", facet);
  const years = yearRangeTokens(yearFrom, yearTo);
  return [
    ...(library === null || onShelf ? [] : [one(libraryToken(library))]),
    ...(onShelf ? [one(lendableToken(library))] : []),
    ...(holdable && !onShelf ? [one(lendableToken(null))] : []),
    ...(material === null ? [] : [one(materialToken(material))]),
    ...(audience === null ? [] : [one(audienceToken(audience))]),
    ...(language === null ? [] : [one(languageToken(language))]),
    ...(yearFrom === null && yearTo === null ? [] : [any(years.map(one))]),
  ];
}

/** Everything that is found in a tier of folding. */
export function matchOf({ field, terms, filters }: Question, tier: number): Match {
  const found = terms.map((term) => {
    if (field === "isbn") return token("codes", isbnToken(term.key), term.key.length < ISBN_LENGTH);
    if (field === "ndc") return token("codes", classToken(term.key));
    return termMatch(field, term, tier);
  });
  return all([...found, ...filterMatches(filters)]);
}

const ISBN_LENGTH = 13;

/**
 * What stands first of what is found, best first; what is in none of these comes after them. For words: the title (or
 * in another field the value) is exactly this; an author is, or one of several words is a title; it begins with it; it
 * holds every word.
 */
export function preferences({ field, terms }: Question, tier: number): readonly Match[] {
  if (field === "isbn" || field === "ndc") return [];
  const columns = field === "any" ? TITLE : COLUMNS[field];
  const key = terms.map((term) => term.key).join("");
  const test = (how: typeof isWhole, where: readonly TextColumn[], text: string): Match =>
    inTier(how, where, text, tier);
  const each = (how: typeof isWhole, where: readonly TextColumn[]): Match[] =>
    terms.map((term) => test(how, where, term.key));
  const whole = test(isWhole, columns, key);
  const second =
    terms.length > 1 ? [any(each(isWhole, columns))] : field === "any" ? [test(isWhole, AUTHOR, key)] : [];
  const beginning = any([test(begins, columns, key), ...(terms.length > 1 ? each(begins, columns) : [])]);
  return [whole, ...second, beginning, ...(field === "any" ? [all(each(anywhere, TITLE))] : [])];
}

/** Some of what is found; those in an earlier part are in that one. */
export interface Part {
  readonly match: Match;
  readonly earlier: readonly Match[];
}

/** What is found, in parts: one for each preference, and the rest. */
export function partsOf(
  { terms, filters }: Question,
  found: Match,
  preferred: readonly Match[],
): readonly Part[] {
  // One word that is in a title is found by that: it need not be looked for everywhere again.
  const also = terms.length === 1 ? filterMatches(filters) : [found];
  return [
    ...preferred.map(
      (match, at): Part => ({ match: all([match, ...also]), earlier: preferred.slice(0, at) }),
    ),
    { match: found, earlier: preferred },
  ];
}

/** A part as a match of its own. */
export function withoutEarlier({ match, earlier }: Part): Match {
  return but(match, earlier);
}
