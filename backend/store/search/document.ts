import { foldLoose, foldParticles, foldStrict } from "../../text/fold.ts";
import { gojuonKey, volumeKey } from "../../text/gojuon.ts";
import { marked, wordMarks } from "../../text/pairs.ts";
import { wordSuffixes } from "../../text/word-starts.ts";
import type { CatalogueRecord } from "../catalogue-record.ts";
import type { TextColumn } from "./columns.ts";
import {
  audienceToken,
  classTokens,
  isbnToken,
  languageToken,
  lendableToken,
  libraryToken,
  materialToken,
  yearTokens,
} from "./tokens.ts";

/** Sorts after every key: a title without an author comes last. */
const LAST_KEY = "\u{10ffff}";
/** Used length of a key, because index entries are limited to a few hundred characters. */
const KEY_LENGTH = 200;
/** Longest text worth suggesting, in characters. */
const SUGGESTED_LENGTH = 120;
/** Class numbers are counted up to this many digits (`classes.ts`). */
const COUNTED_DIGITS = 3;

/** A suggestion; the same text with the same reading is one suggestion. */
export interface SuggestedText {
  readonly kind: "title" | "author" | "subject";
  readonly text: string;
  readonly reading: string;
  readonly textKey: string;
  readonly readingKey: string;
}

/** A title in the search index. */
export interface SearchDocument {
  readonly id: number;
  readonly texts: Readonly<Record<TextColumn, string>>;
  readonly codes: readonly string[];
  readonly facets: readonly string[];
  readonly sortKey: string;
  readonly authorKey: string;
  /** 0 = unknown. */
  readonly year: number;
  readonly suggested: readonly SuggestedText[];
  readonly isForChildren: boolean;
  /** Prefixes of its class numbers, without duplicates. */
  readonly classes: readonly string[];
}

/** Sort key by reading, volumes by number (D78). Compare by code point. */
export function titleSortKey(title: Pick<CatalogueRecord, "title" | "reading" | "volume">): string {
  const key = gojuonKey(title.reading || title.title).slice(0, KEY_LENGTH);
  return `${key} ${volumeKey(title.volume).slice(0, KEY_LENGTH)}`;
}

/** The reading by which a title is searched: the source's, else the one that was made. */
function titleReading({ reading, made }: CatalogueRecord): string {
  return reading || (made?.title ?? "");
}

/** The text of a looser tier; "" if it equals the strict one. */
function looser(values: readonly string[], fold: (strict: string) => string): string {
  return values
    .filter((value) => fold(value) !== value)
    .map((value) => marked(fold(value)))
    .join("");
}

function textsOf(record: CatalogueRecord): SearchDocument["texts"] {
  const title = foldStrict(record.title);
  const beside = [record.subtitle, record.series, record.volume].map(foldStrict);
  const ofTitle = titleReading(record);
  const reading = [foldStrict(ofTitle)];
  const authors = record.authors.flatMap(({ name, reading: given }, at) => [
    foldStrict(name),
    foldStrict(given || (record.made?.authors[at] ?? "")),
  ]);
  const names = [...new Set(authors)];
  const subjects = record.subjects.flatMap((subject) => [
    foldStrict(subject.text),
    foldStrict(subject.reading),
  ]);
  const all = (values: readonly string[]): string => values.map((value) => marked(value)).join("");
  return {
    title: marked(title) + beside.map((value) => marked(value, false)).join(""),
    reading: all(reading) + wordMarks(wordSuffixes(record.title, ofTitle)),
    author: all(names),
    publisher: marked(foldStrict(record.publisher)),
    subject: all([...new Set(subjects)]),
    title2: looser([title, ...beside], foldParticles),
    reading2: looser(reading, foldParticles),
    author2: looser(names, foldParticles),
    title3: looser([title, ...beside], foldLoose),
    reading3: looser(reading, foldLoose),
    author3: looser(names, foldLoose),
  };
}

function facetsOf(record: CatalogueRecord): readonly string[] {
  const lent = record.copies.filter(({ kept }) => kept === null).map(({ library }) => library);
  return [
    ...new Set([
      ...record.copies.map(({ library }) => libraryToken(library)),
      ...lent.map(lendableToken),
      ...(lent.length > 0 ? [lendableToken(null)] : []),
      materialToken(record.material),
      audienceToken(record.audience),
      languageToken(record.language),
      ...yearTokens(record.year),
    ]),
  ];
}

/** Removes characters that an engine or JSON cannot store. */
function storable(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, "");
}

function suggestedOf(record: CatalogueRecord): readonly SuggestedText[] {
  const one = (
    kind: SuggestedText["kind"],
    text: string,
    reading: string,
    searched = reading,
  ): SuggestedText => ({
    kind,
    text: storable(text),
    reading: storable(reading),
    textKey: foldStrict(text),
    readingKey: foldStrict(searched),
  });
  const all = [
    one("title", record.title, record.reading, titleReading(record)),
    ...record.authors.map(({ name, reading }, at) =>
      one("author", name, reading, reading || (record.made?.authors[at] ?? "")),
    ),
    ...record.subjects.map(({ text, reading }) => one("subject", text, reading)),
  ].filter(
    ({ text, reading, textKey }) =>
      textKey !== "" && text.length <= SUGGESTED_LENGTH && reading.length <= SUGGESTED_LENGTH,
  );
  return [...new Map(all.map((each) => [`${each.kind}\n${each.text}\n${each.reading}`, each])).values()];
}

/** The search document of a record. */
export function documentOf(id: number, record: CatalogueRecord): SearchDocument {
  const classes = new Set(record.ndcs.flatMap(classTokens));
  const author = record.authors[0];
  return {
    id,
    texts: textsOf(record),
    codes: [...new Set(record.isbns.map(isbnToken)), ...classes],
    facets: facetsOf(record),
    sortKey: titleSortKey(record),
    authorKey:
      author === undefined ? LAST_KEY : gojuonKey(author.reading || author.name).slice(0, KEY_LENGTH),
    year: record.year ?? 0,
    suggested: suggestedOf(record),
    isForChildren: record.audience === "children",
    classes: [...classes].map((token) => token.slice(1)).filter((digits) => digits.length <= COUNTED_DIGITS),
  };
}
