import type { LibraryId } from "#contract/domain/library.ts";
import type { Material, SearchField, SearchSort, TitleSummary } from "#contract/domain/title.ts";
import { foldLoose, foldParticles } from "../../text/fold.ts";
import { isOneKanji, WORD, WORD_LENGTH } from "../../text/pairs.ts";
import { LOOSER, type TextColumn } from "./columns.ts";
import { all, any, anyValueBegins, begins, holds, isWhole, type Match, token } from "./match.ts";
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

/** Filters of the results; null or false = no filter. */
export interface Filters {
  /** Only with a copy in this library. */
  readonly library: LibraryId | null;
  /** Only with a copy on the shelf now; with `library`, in that library. */
  readonly onShelf: boolean;
  /** Only with a copy that can be lent to individuals (D22, D23). */
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

/** A word of the query: its strict key, and its ISBN-13 if it is one. */
export interface Term {
  readonly key: string;
  readonly isbn: string | null;
}

/** A search. `terms` = words, all required; for `isbn` and `ndc` the first digits of one number. */
export interface SearchQuery {
  readonly field: SearchField;
  readonly terms: readonly Term[];
  readonly filters: Filters;
  readonly sort: SearchSort;
  /** Newer titles are left out, so that pages are consistent; null = all. */
  readonly asOf: number | null;
  readonly offset: number;
  readonly limit: number;
}

export type WordField = Exclude<SearchField, "isbn" | "ndc">;

/** The columns of a field; `title` covers writing and reading. */
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
 * How far a word is folded (D76). `strict` = not at all. `usual` = particles and long o may be written differently, if the word
 * is long enough; `sounds` = the same for every word; `loose` = also without voiced marks.
 */
export type Reach = "strict" | "usual" | "sounds" | "loose";

/** In a shorter word は and わ are different words (はな and わな), which match each other only if nothing else is found. */
const LONG_ENOUGH = 3;

/** The reaches of a field in the order of attempts. */
export function reachesOf(field: SearchField): readonly Exclude<Reach, "strict">[] {
  return field === "any" || field === "title" || field === "reading" || field === "author"
    ? ["usual", "sounds", "loose"]
    : ["usual"];
}

/** Whether this word can be written with other particles or another long o. */
function hasOtherSpelling(key: string): boolean {
  return [...key].length >= LONG_ENOUGH && (/[わえお]/u.test(key) || foldParticles(key) !== key);
}

/** Whether the usual reach can find more than the exact spelling. */
export function reachesFurther({ field, terms }: SearchQuery): boolean {
  return reachesOf(field).length > 1 && terms.some(({ key }) => hasOtherSpelling(key));
}

type Test = (columns: readonly TextColumn[], text: string) => Match;

/**
 * A test of a word in folded texts: where folding changes nothing, only the strict text exists. If it does not change the word
 * either, one test of all these columns is enough.
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
 * D77: a single kanji is found anywhere; any other single character only at the beginning of a value, because nearly every title
 * contains の.
 */
function anywhere(columns: readonly TextColumn[], text: string): Match {
  return [...text].length === 1 && !isOneKanji(text) ? anyValueBegins(columns, text) : holds(columns, text);
}

function termMatch(field: WordField, term: Term, reach: Reach): Match {
  const words = inReach(anywhere, COLUMNS[field], term.key, reach);
  return field === "any" && term.isbn !== null ? any([words, token("codes", isbnToken(term.isbn))]) : words;
}

export function filterMatches(filters: Filters): readonly Match[] {
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

/** The required words: a single kana between others is a particle (`カゼ ト トモ ニ`) and ignored. */
function lookedFor(terms: readonly Term[]): readonly Term[] {
  const words = terms.filter((term) => !isLoneKana(term));
  return words.length === 0 ? terms : words;
}

/** The condition for all results within a reach. */
export function matchOf({ field, terms, filters }: SearchQuery, reach: Reach): Match {
  const found = lookedFor(terms).map((term) => {
    if (field === "isbn") return token("codes", isbnToken(term.key), term.key.length < ISBN_LENGTH);
    if (field === "ndc") return token("codes", classToken(term.key));
    return termMatch(field, term, reach);
  });
  return all([...found, ...filterMatches(filters)]);
}

/** The same query wherever the copies are, and whether they can be lent. */
export function withoutCopies({ filters, ...searchQuery }: SearchQuery): SearchQuery {
  return { ...searchQuery, filters: { ...filters, library: null, onShelf: false, holdable: false } };
}

const ISBN_LENGTH = 13;

/** Fields in which a word can match the start of a word of the reading. */
const WITH_READING: ReadonlySet<SearchField> = new Set(["any", "title", "reading"]);

/** A kana word must begin a word of the reading; other words may be anywhere in the title. */
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
 * Preferred results within one reach, best first. For words: the title (or in another field the value) equals the query; an
 * author does, or one of several words is a title; it begins with the query, or with one of the words; a word of its reading
 * does; it contains every word.
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

/** Preferred results, best first; others come after them. Within each preference, exact spellings come before other ones. */
export function preferences(searchQuery: SearchQuery, reach: Reach): readonly Match[] {
  const within = preferencesWithin(searchQuery, reach);
  if (reach !== "usual" || !reachesFurther(searchQuery)) return within;
  const strict = preferencesWithin(searchQuery, "strict");
  const both = strict.flatMap((match, at) => [match, ...within.slice(at, at + 1)]);
  return [...both, matchOf({ ...searchQuery, filters: NO_FILTERS }, "strict")];
}

/** The same for results too large to sort: exact spellings fill the pages, and every further index query is expensive. */
export function firstPreferences(searchQuery: SearchQuery, reach: Reach): readonly Match[] {
  if (reach !== "usual" || !reachesFurther(searchQuery)) return preferencesWithin(searchQuery, reach);
  return [
    ...preferencesWithin(searchQuery, "strict"),
    matchOf({ ...searchQuery, filters: NO_FILTERS }, "strict"),
  ];
}
