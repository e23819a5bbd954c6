/**
 * Maximum number of combining marks on a base character. Biblical Hebrew and Tibetan have up to four; more would cover
 * neighbouring lines.
 */
const MOST_MARKS = 4;
const PILED_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, "gu");
/** Characters of nearly all texts: ASCII, kana, kanji and full-width ones. */
const SIGN = "!-~\\u3001-\\u3029\\u3041-\\u3096\\u309b-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uff01-\\uff9f";
const COMPOSED = new RegExp(`^[ \\u3000${SIGN}]*$`, "u");
/** All but the CJK compatibility ideographs: NFC would replace U+FA19 (a variant of 神) by U+795E, and names must not change. */
const COMPOSABLE = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/**
 * Composes characters (NFC) with at most four marks on each base. Surplus marks are removed first, because normalising thousands
 * of them takes seconds.
 */
export function composed(text: string): string {
  if (COMPOSED.test(text)) return text;
  return text.replace(PILED_MARKS, "$1").replace(COMPOSABLE, (run) => run.normalize("NFC"));
}

/** Scripts that use ZWJ and ZWNJ between letters: Persian, Devanagari and others. */
const JOINING = ["Arab", "Syrc", "Mong", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda"]
  .concat("Mlym", "Sinh", "Khmr", "Mymr")
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");
/** Invisible characters that are part of the text. */
const WRITTEN = [
  `(?<=[${JOINING}])[\\u200c\\u200d](?![\\u200c\\u200d])`,
  // Within an emoji sequence.
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})",
  // Variation selectors: the form of a kanji in a name.
  "(?<=[\\p{L}\\p{N}\\p{S}\\p{P}])[\\ufe00-\\ufe0f\\u180b-\\u180d\\u180f\\u{e0100}-\\u{e01ef}]",
  // Arabic and Syriac characters that Unicode counts as invisible although they are visible.
  "[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2]",
].join("|");
const INVISIBLE = new RegExp(`(?!\\n)(?!${WRITTEN})[\\p{C}\\p{Default_Ignorable_Code_Point}]`, "gu");
/** Private-use (外字) and unassigned characters: fonts do not have them. */
const UNKNOWN = /(?!\p{Default_Ignorable_Code_Point})[\p{Co}\p{Cn}]/gu;
/** 〓 (geta): the traditional mark for a missing character. */
export const GETA = "〓";

/**
 * Removes control characters, direction changes and other invisible characters that are not needed. Line feeds stay. A character
 * that no font has becomes 〓.
 */
export function withoutInvisible(text: string): string {
  return text.replace(UNKNOWN, GETA).replace(INVISIBLE, "");
}

/** Replaces a run of blanks by one; by an ideographic space if the run contains one. */
export function withSingleBlanks(text: string): string {
  return text.replace(/\s+/gu, (blanks) => (blanks.includes("\u3000") ? "\u3000" : " "));
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

/** At most `most` characters (code points): a longer text ends with 「…」, and a letter keeps its marks. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const signs = [...text];
  if (signs.length <= most) return text;
  const limit = signs.slice(0, most - 1).join("").length;
  const start = GRAPHEMES.segment(text).containing(limit)?.index ?? limit;
  // A cluster longer than half of the text is not a letter, and is cut.
  return `${text.slice(0, start > limit / 2 ? start : limit).trimEnd()}…`;
}

/** Factor by which the examined input exceeds the limit, so that removed characters do not shorten normal text. */
const LOOKED_AT = 8;
/** Such text with single blanks needs no cleaning. */
const PLAIN = new RegExp(`^[${SIGN}]+(?:[ \\u3000][${SIGN}]+)*$`, "u");

/**
 * Cleans one line of external text for a screen, a mail or a slip. The result is plain text, never markup. Runs of blanks become
 * one; invisible characters are removed; the text is cut to `most` characters with 「…」. "" when nothing is left.
 */
export function cleanLine(raw: string, most: number): string {
  if (raw.length <= most && PLAIN.test(raw)) return raw;
  const text = composed(withoutInvisible(withSingleBlanks(raw.slice(0, most * LOOKED_AT))));
  // Leading marks, also behind a blank, have no base character.
  const line = withSingleBlanks(text)
    .replace(/^[\s\p{M}]+/u, "")
    .trimEnd();
  const isWhole = raw.length <= most * LOOKED_AT || line === "";
  return shortened(isWhole ? line : `${line}…`, most);
}
