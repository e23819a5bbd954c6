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

/** More than there are code points. */
const CODE_POINTS = 2 ** 21;

/** The first two code points of a key as a number: of two keys with different numbers, the lower one comes first. */
export function headOf(key: string): number {
  const [first = "", second = ""] = key;
  return (first.codePointAt(0) ?? 0) * CODE_POINTS + (second.codePointAt(0) ?? 0);
}

/** The reading by which a title is searched: the source's, else the one that was made. */
function titleReading({ reading, made }: CatalogueRecord): string {
  return reading || (made?.title ?? "");
}

/** A text with its reading, both folded. */
interface Folded {
  readonly text: string;
  readonly reading: string;
}

/** The folded texts of a record, each with the reading by which it is searched. */
interface FoldedTexts {
  readonly title: Folded;
  readonly authors: readonly Folded[];
  readonly subjects: readonly Folded[];
}

function foldedTexts(record: CatalogueRecord): FoldedTexts {
  const folded = (text: string, reading: string): Folded => ({
    text: foldStrict(text),
    reading: foldStrict(reading),
  });
  return {
    title: folded(record.title, titleReading(record)),
    authors: record.authors.map(({ name, reading }, at) =>
      folded(name, reading || (record.made?.authors[at] ?? "")),
    ),
    subjects: record.subjects.map(({ text, reading }) => folded(text, reading)),
  };
}

/** The text of a looser tier; "" if it equals the strict one. */
function looser(values: readonly string[], fold: (strict: string) => string): string {
  let out = "";
  for (const value of values) {
    const folded = fold(value);
    if (folded !== value) out += marked(folded);
  }
  return out;
}

function textsOf(
  record: CatalogueRecord,
  { title, authors, subjects }: FoldedTexts,
): SearchDocument["texts"] {
  const beside = [record.subtitle, record.series, record.volume].map(foldStrict);
  const titles = [title.text, ...beside];
  const reading = [title.reading];
  const flat = (all: readonly Folded[]): string[] => [
    ...new Set(all.flatMap((one) => [one.text, one.reading])),
  ];
  const names = flat(authors);
  const all = (values: readonly string[]): string => values.map((value) => marked(value)).join("");
  const words = wordSuffixes(record.title, titleReading(record), title.reading);
  return {
    title: marked(title.text) + beside.map((value) => marked(value, false)).join(""),
    reading: all(reading) + wordMarks(words),
    author: all(names),
    publisher: marked(foldStrict(record.publisher)),
    subject: all(flat(subjects)),
    title2: looser(titles, foldParticles),
    reading2: looser(reading, foldParticles),
    author2: looser(names, foldParticles),
    title3: looser(titles, foldLoose),
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

function suggestedOf(record: CatalogueRecord, folded: FoldedTexts): readonly SuggestedText[] {
  const all = new Map<string, SuggestedText>();
  const suggest = (
    kind: SuggestedText["kind"],
    text: string,
    reading: string,
    { text: textKey = "", reading: readingKey = "" }: Partial<Folded> = {},
  ): void => {
    const one = { kind, text: storable(text), reading: storable(reading), textKey, readingKey };
    if (textKey === "" || Math.max(one.text.length, one.reading.length) > SUGGESTED_LENGTH) return;
    all.set(`${kind}\n${one.text}\n${one.reading}`, one);
  };
  suggest("title", record.title, record.reading, folded.title);
  for (const [at, { name, reading }] of record.authors.entries())
    suggest("author", name, reading, folded.authors[at]);
  for (const [at, { text, reading }] of record.subjects.entries())
    suggest("subject", text, reading, folded.subjects[at]);
  return [...all.values()];
}

/** The search document of a record. */
export function documentOf(id: number, record: CatalogueRecord): SearchDocument {
  const classes = new Set(record.ndcs.flatMap(classTokens));
  const author = record.authors[0];
  const folded = foldedTexts(record);
  return {
    id,
    texts: textsOf(record, folded),
    codes: [...new Set(record.isbns.map(isbnToken)), ...classes],
    facets: facetsOf(record),
    sortKey: titleSortKey(record),
    authorKey:
      author === undefined ? LAST_KEY : gojuonKey(author.reading || author.name).slice(0, KEY_LENGTH),
    year: record.year ?? 0,
    suggested: suggestedOf(record, folded),
    isForChildren: record.audience === "children",
    classes: [...classes].map((token) => token.slice(1)).filter((digits) => digits.length <= COUNTED_DIGITS),
  };
}
