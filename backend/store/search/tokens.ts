import type { LibraryId } from "#contract/domain/library.ts";
import type { Material, TitleSummary } from "#contract/domain/title.ts";

/*
 * Tokens of the columns `codes` and `facets`: a letter for the kind, then only letters and digits, so that both engines keep them
 * unchanged.
 */

/** First year with its own token; others are before or after the range. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/** Words met so far: a catalogue has few, and a query may have any. */
const SAFE = new Map<string, string>();
const MOST_SAFE = 1000;

function safe(text: string): string {
  const known = SAFE.get(text);
  if (known !== undefined) return known;
  const hex = Buffer.from(text, "utf8").toString("hex");
  if (SAFE.size < MOST_SAFE) SAFE.set(text, hex);
  return hex;
}

/** A whole ISBN-13, or its first digits. */
export function isbnToken(digits: string): string {
  return `i${digits}`;
}

/** The first digits of a class number, without its point. */
export function classToken(digits: string): string {
  return `n${digits}`;
}

/** Every prefix of a class number: `913.6` gives 9, 91, 913 and 9136. */
export function classTokens(ndc: string): readonly string[] {
  const digits = ndc.replaceAll(".", "");
  return [...digits].map((_, at) => classToken(digits.slice(0, at + 1)));
}

/** A copy of the title is in this library. */
export function libraryToken(library: LibraryId): string {
  return `l${safe(library)}`;
}

/** A copy of the title that can be lent is in this library, or in any. */
export function lendableToken(library: LibraryId | null): string {
  return library === null ? "h" : `h${safe(library)}`;
}

export function materialToken(material: Material): string {
  return `m${safe(material)}`;
}

export function audienceToken(audience: TitleSummary["audience"]): string {
  return `a${safe(audience)}`;
}

/** A language tag, in any case. */
export function languageToken(tag: string): string {
  return `g${safe(tag.toLowerCase())}`;
}

function inRange(year: number): number {
  return Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR);
}

/** Tokens of a year, its decade and its century. */
export function yearTokens(year: number | null): readonly string[] {
  if (year === null) return [];
  const digits = String(inRange(Math.trunc(year)));
  return [`y${digits}`, `y${digits.slice(0, 3)}`, `y${digits.slice(0, 2)}`];
}

/** The minimal set of tokens for these years, both included; null = open end. */
export function yearRangeTokens(from: number | null, to: number | null): readonly string[] {
  const ends = [inRange(from ?? FIRST_YEAR), inRange(to ?? LAST_YEAR)];
  // Reversed years are accepted.
  const last = Math.max(...ends);
  const tokens: string[] = [];
  let year = Math.min(...ends);
  while (year <= last) {
    const span = [100, 10, 1].find((years) => year % years === 0 && year + years - 1 <= last) ?? 1;
    tokens.push(`y${String(year).slice(0, span === 100 ? 2 : span === 10 ? 3 : 4)}`);
    year += span;
  }
  return tokens;
}
