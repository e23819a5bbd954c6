/**
 * Texts as the search index stores them: every pair of neighbouring characters is a token, so a term of two or more characters is
 * a phrase of pairs, without word segmentation (D77). Both ends of a value are marked, so that "equals" and "begins with" are
 * phrases too, and no phrase crosses values.
 */

/** Before the main value: the title proper, a reading, a name. */
export const CHIEF = "\u241f";
/** Before the beginning of a word inside the value, which is repeated after it (`wordMarks`). */
export const WORD = "\u241d";
/** Repeated characters of a word. */
export const WORD_LENGTH = 3;

/** Before any other value (a subtitle, a volume), and after every value. */
export const EDGE = "\u241e";

const HAN = /\p{Script=Han}/gu;

/** A folded text with its marks, as stored for comparison; "" stays "". */
export function marked(folded: string, chief = true): string {
  return folded === "" ? "" : `${chief ? CHIEF : EDGE}${folded}${EDGE}`;
}

/** The beginnings of words in a value, each after its mark; appended to the marked value. */
export function wordMarks(words: readonly string[]): string {
  return words.map((word) => WORD + [...word].slice(0, WORD_LENGTH).join("")).join("");
}

/** The pairs of neighbouring characters, in order. */
export function pairsOf(text: string): string[] {
  const chars = [...text];
  return chars.slice(1).map((char, at) => `${chars[at] ?? ""}${char}`);
}

/**
 * The tokens of a marked text, each behind the prefix: its pairs in order, then every kanji once. A single kanji is a word (妻), a single
 * kana is not: only the first one of a value can be searched.
 */
export function tokensOf(markedText: string, prefix = ""): string[] {
  const chars = [...markedText];
  const tokens: string[] = [];
  for (let at = 1; at < chars.length; at += 1) {
    const [before = "", char = ""] = [chars[at - 1], chars[at]];
    if (isAsked(before, char)) tokens.push(prefix + before + char);
  }
  for (const kanji of new Set(markedText.match(HAN) ?? [])) tokens.push(prefix + kanji);
  return tokens;
}

/** False for pairs that no query uses: the marks between two values, and the character before a word mark. */
function isAsked(before: string, char: string): boolean {
  return char !== WORD && !(before === EDGE && (char === EDGE || char === CHIEF));
}

/** Is this one kanji? */
export function isOneKanji(folded: string): boolean {
  return /^\p{Script=Han}$/u.test(folded);
}
