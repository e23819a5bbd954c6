/** Stands between the values of one column, so that no phrase runs from one author into the next. */
const GAP = "\u241e";

/**
 * The tokens of one folded value: every pair of neighbours, and the last character alone. So a term of two or more
 * characters is a phrase of pairs, and a term of one is a prefix that also meets the last character.
 */
function tokensOf(folded: string): string[] {
  const chars = [...folded];
  return chars.map((char, at) => char + (chars[at + 1] ?? ""));
}

/** Begins the token of a whole ISBN, so that no part of it is ever found by a word or a number. */
const WHOLE = "\u241f";
const ISBN13 = /^97[89]\d{10}$/u;

/** A column of the index for several folded values; empty values are left out, an ISBN is one token. */
export function indexColumn(values: readonly string[]): string {
  return values
    .filter((value) => value !== "")
    .map((value) => (ISBN13.test(value) ? WHOLE + value : tokensOf(value).join(" ")))
    .join(` ${GAP} `);
}

/**
 * The FTS5 phrase for one folded term. Folded terms hold letters and digits only, so nothing in them can be read
 * as query syntax; the quotes are for the space between the pairs.
 */
export function matchPhrase(folded: string): string {
  if (ISBN13.test(folded)) return `"${WHOLE}${folded}"`;
  const chars = [...folded];
  if (chars.length === 1) return `"${chars[0] ?? ""}" *`;
  return `"${tokensOf(folded).slice(0, -1).join(" ")}"`;
}
