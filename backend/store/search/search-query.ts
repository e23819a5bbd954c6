import type { LibraryId } from "#contract/domain/library.ts";
import type { Material, SearchField, SearchSort, TitleSummary } from "#contract/domain/title.ts";
import { foldLoose, foldParticles } from "../../text/fold.ts";
import { isOneKanji, WORD, WORD_LENGTH } from "../../text/pairs.ts";
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
  /** Only with a copy that is lent to individuals (D22, D23). */
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

/** A word of the query: a strict key, and the ISBN-13 it is when it is one. */
export interface Term {
  readonly key: string;
  readonly isbn: string | null;
}

/** What is searched for. `terms` = words, all to be found; for `isbn` and `ndc` the first digits of one number. */
export interface SearchQuery {
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

/**
 * How far a word is folded (D76). `strict` = not at all. `usual` = also with its particles and long o written
 * the other way, if the word is long enough; `sounds` = the same for every word; `loose` = without voiced marks too.
 */
export type Reach = "strict" | "usual" | "sounds" | "loose";

/** Of a shorter word は and わ make two words (はな and わな), which only stand for each other when nothing else is found. */
const LONG_ENOUGH = 3;

/** The reaches of a field in the order they are tried. */
export function reachesOf(field: SearchField): readonly Exclude<Reach, "strict">[] {
  return field === "any" || field === "title" || field === "reading" || field === "author"
    ? ["usual", "sounds", "loose"]
    : ["usual"];
}

/** Can this word be written with other particles, or another long o, than it is here? */
function hasOtherSpelling(key: string): boolean {
  return [...key].length >= LONG_ENOUGH && (/[わえお]/u.test(key) || foldParticles(key) !== key);
}

/** Is more found in the usual reach than what is written exactly like this? */
export function reachesFurther({ field, terms }: SearchQuery): boolean {
  return reachesOf(field).length > 1 && terms.some(({ key }) => hasOtherSpelling(key));
}

type Test = (columns: readonly TextColumn[], text: string) => Match;

/**
 * A test of a word in texts that are folded further: where folding changes nothing, the strict text is all there is.
 * Where it does not change the word either, one look at all of these columns is enough.
 */
function folded(test: Test, columns: readonly TextColumn[], key: string, level: 0 | 1): Match {
  const loose = columns.flatMap((column) => LOOSER[column]?.[level] ?? []);
  const strict = columns.filter((column) => LOOSER[column] !== undefined);
  if (strict.length === 0) return test(columns, key);
  const text = level === 0 ? foldParticles(key) : foldLoose(key);
  if (text === key) return test([...columns, ...loose], key);
  return any([test(columns, key), test([...strict, ...loose], text)]);
}

/** One test of a word within a reach. */
function inReach(test: Test, columns: readonly TextColumn[], key: string, reach: Reach): Match {
  switch (reach) {
    case "strict":
      return test(columns, key);
    case "usual":
      return hasOtherSpelling(key) ? folded(test, columns, key, 0) : test(columns, key);
    case "sounds":
      return folded(test, columns, key, 0);
    case "loose":
      return folded(test, columns, key, 1);
  }
}

/**
 * D77: a kanji alone is found wherever it stands; any other character alone only where a value begins with
 * it, because nearly every title has a の somewhere.
 */
function anywhere(columns: readonly TextColumn[], text: string): Match {
  return [...text].length === 1 && !isOneKanji(text) ? anyValueBegins(columns, text) : holds(columns, text);
}

function termMatch(field: WordField, term: Term, reach: Reach): Match {
  const words = inReach(anywhere, COLUMNS[field], term.key, reach);
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

const KANA = /^\p{Script=Hiragana}+$/u;

function isWordInKana({ key }: Term): boolean {
  return KANA.test(key);
}

function isLoneKana({ key }: Term): boolean {
  return key.length === 1 && KANA.test(key);
}

/** The words that have to be found: a kana alone between others is a particle (`カゼ ト トモ ニ`). */
function lookedFor(terms: readonly Term[]): readonly Term[] {
  const words = terms.filter((term) => !isLoneKana(term));
  return words.length === 0 ? terms : words;
}

/** Everything that is found within a reach. */
export function matchOf({ field, terms, filters }: SearchQuery, reach: Reach): Match {
  const found = lookedFor(terms).map((term) => {
    if (field === "isbn") return token("codes", isbnToken(term.key), term.key.length < ISBN_LENGTH);
    if (field === "ndc") return token("codes", classToken(term.key));
    return termMatch(field, term, reach);
  });
  return all([...found, ...filterMatches(filters)]);
}

const ISBN_LENGTH = 13;

/** Fields in which a word can be looked for where a word of the reading begins. */
const WITH_READING: ReadonlySet<SearchField> = new Set(["any", "title", "reading"]);

/** A word in kana begins a word of the reading; other words stand anywhere in the title. */
function atWords(terms: readonly Term[], columns: readonly TextColumn[], reach: Reach): Match {
  return all(
    terms.map((term) => {
      const { key } = term;
      if (!isWordInKana(term)) return inReach(anywhere, columns, key, reach);
      const start = WORD + [...key].slice(0, WORD_LENGTH).join("");
      const inside = holds(["reading"], start);
      const whole = [...key].length > WORD_LENGTH ? all([inside, holds(["reading"], key)]) : inside;
      return terms.length === 1 ? whole : any([inReach(begins, columns, key, reach), whole]);
    }),
  );
}

/**
 * What stands first of what is found, best first, within one reach. For words: the title (or in another field the
 * value) is exactly this; an author is, or one of several words is a title; it begins with it, or with one of the words;
 * a word of its reading does; it holds every word.
 */
function preferencesWithin({ field, terms }: SearchQuery, reach: Reach): readonly Match[] {
  if (field === "isbn" || field === "ndc") return [];
  const columns = field === "any" ? TITLE : COLUMNS[field];
  const key = terms.map((term) => term.key).join("");
  const words = lookedFor(terms);
  const together = (how: Test, where: readonly TextColumn[]): Match => inReach(how, where, key, reach);
  const each = (how: Test, where: readonly TextColumn[]): Match[] =>
    words.map((term) => inReach(how, where, term.key, reach));
  const several = terms.length > 1;
  return [
    together(isWhole, columns),
    ...(several ? [any(each(isWhole, columns))] : []),
    ...(!several && field === "any" ? [together(isWhole, AUTHOR)] : []),
    together(begins, columns),
    ...(several ? [any(each(begins, columns))] : []),
    ...(WITH_READING.has(field) && words.some(isWordInKana) && !words.some(isLoneKana)
      ? [atWords(words, columns, reach)]
      : []),
    ...(field === "any" ? [all(each(anywhere, TITLE))] : []),
  ];
}

/**
 * What stands first of what is found, best first; what is in none of these comes after them. Of each kind what is
 * written exactly as it was asked for stands before what is written another way.
 */
export function preferences(searchQuery: SearchQuery, reach: Reach): readonly Match[] {
  const within = preferencesWithin(searchQuery, reach);
  if (reach !== "usual" || !reachesFurther(searchQuery)) return within;
  const strict = preferencesWithin(searchQuery, "strict");
  const both = strict.flatMap((match, at) => [match, ...within.slice(at, at + 1)]);
  return [...both, matchOf({ ...searchQuery, filters: NO_FILTERS }, "strict")];
}

/**
 * The same for more titles than one sorts: there what is written exactly as it was asked for fills the pages, and every
 * further look at the index costs.
 */
export function firstPreferences(searchQuery: SearchQuery, reach: Reach): readonly Match[] {
  if (reach !== "usual" || !reachesFurther(searchQuery)) return preferencesWithin(searchQuery, reach);
  return [
    ...preferencesWithin(searchQuery, "strict"),
    matchOf({ ...searchQuery, filters: NO_FILTERS }, "strict"),
  ];
}

/** Some of what is found; those in an earlier part are in that one. */
export interface Part {
  readonly match: Match;
  readonly earlier: readonly Match[];
}

/** What is found, in parts: one for each preference, and the rest. */
export function partsOf(
  { terms, filters }: SearchQuery,
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
