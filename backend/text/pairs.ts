/**
 * Values of a text as the search index takes them: every pair of neighbouring characters is a token, so a term of two
 * or more characters is a phrase of pairs, whatever the words of the language are (D77). Both ends of a value
 * are marked, so "is exactly" and "begins with" are phrases too, and no phrase runs from one value into the next.
 */

/** Before the value that names the thing: the title proper, a reading, a name. */
export const CHIEF = "\u241f";
/** Before the beginning of a word inside the value, which is said once more after it (`wordMarks`). */
export const WORD = "\u241d";
/** Characters of a word that are said once more. */
export const WORD_LENGTH = 3;

/** Before any other value (a subtitle, a volume), and after every value. */
export const EDGE = "\u241e";

const HAN = /\p{Script=Han}/gu;

/** A folded text with its marks, as it is kept for comparing; "" stays "". */
export function marked(folded: string, chief = true): string {
  return folded === "" ? "" : `${chief ? CHIEF : EDGE}${folded}${EDGE}`;
}

/** The beginnings of words in a value, each after its mark; follows the marked value. */
export function wordMarks(words: readonly string[]): string {
  return words.map((word) => WORD + [...word].slice(0, WORD_LENGTH).join("")).join("");
}

/** The pairs of neighbouring characters, in order. */
export function pairsOf(text: string): string[] {
  const chars = [...text];
  return chars.slice(1).map((char, at) => `${chars[at] ?? ""}${char}`);
}

/**
 * The tokens of a marked text: its pairs in order, then every kanji of it once by itself. A kanji alone is a word
 * (妻), a kana alone is not: of those only the first of a value can be asked for.
 */
export function tokensOf(markedText: string): string[] {
  return [...pairsOf(markedText).filter(isAsked), ...new Set(markedText.match(HAN) ?? [])];
}

/** False for the pair of marks between two values, and for what stands before a word: no query has them. */
function isAsked(pair: string): boolean {
  return !pair.endsWith(WORD) && !(pair.startsWith(EDGE) && (pair.endsWith(EDGE) || pair.endsWith(CHIEF)));
}

/** Is this one kanji? */
export function isOneKanji(folded: string): boolean {
  return /^\p{Script=Han}$/u.test(folded);
}
