/** Marks on one base character. Biblical Hebrew and Tibetan have up to four; more only hide the lines around. */
const MOST_MARKS = 4;
const PILED_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, "gu");
/** All but the CJK compatibility ideographs: NFC would replace U+FA19 (a form of 神) by U+795E, and a name stays as it is printed. */
const COMPOSABLE = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/**
 * Composed characters (NFC), with at most four marks on each base. The marks go first: putting thousands of them in
 * order takes a normaliser seconds.
 */
export function composed(text: string): string {
  return text.replace(PILED_MARKS, "$1").replace(COMPOSABLE, (run) => run.normalize("NFC"));
}

/** Scripts that join or part letters by ZWJ and ZWNJ: Persian, Devanagari and their like. */
const JOINING = ["Arab", "Syrc", "Mong", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda"]
  .concat("Mlym", "Sinh", "Khmr", "Mymr")
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");
/** What has no shape of its own, and is part of what is written all the same. */
const WRITTEN = [
  `(?<=[${JOINING}])[\\u200c\\u200d](?![\\u200c\\u200d])`,
  // Between the pictures of one emoji.
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})",
  // Variation selectors: which of the forms of a kanji a name is written with.
  "(?<=[\\p{L}\\p{N}\\p{S}\\p{P}])[\\ufe00-\\ufe0f\\u180b-\\u180d\\u180f\\u{e0100}-\\u{e01ef}]",
  // Signs of Arabic and Syriac that Unicode counts among the invisible ones, and are not.
  "[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2]",
].join("|");
const INVISIBLE = new RegExp(`(?!\\n)(?!${WRITTEN})[\\p{C}\\p{Default_Ignorable_Code_Point}]`, "gu");
/** Characters of somebody's own (外字) and of a Unicode to come: no font here has them. */
const UNKNOWN = /(?!\p{Default_Ignorable_Code_Point})[\p{Co}\p{Cn}]/gu;
/** 〓 stands where a printer has no type. */
export const GETA = "〓";

/**
 * Text without control characters, changes of direction and every other invisible character that a reader would not miss. Line
 * feeds stay. A character that no font has becomes 〓.
 */
export function withoutInvisible(text: string): string {
  return text.replace(UNKNOWN, GETA).replace(INVISIBLE, "");
}

/** Runs of blanks as one: an ideographic one where there was one. */
export function withSingleBlanks(text: string): string {
  return text.replace(/\s+/gu, (blanks) => (blanks.includes("\u3000") ? "\u3000" : " "));
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

/** At most `most` characters (code points): a longer text ends with 「…」, and no letter is cut off its marks. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const signs = [...text];
  if (signs.length <= most) return text;
  const limit = signs.slice(0, most - 1).join("").length;
  const start = GRAPHEMES.segment(text).containing(limit)?.index ?? limit;
  // One that is longer than half of the text is no letter, and is cut.
  return `${text.slice(0, start > limit / 2 ? start : limit).trimEnd()}…`;
}

/** So many times as much as is kept is looked at; what is invisible makes no text that long. */
const LOOKED_AT = 8;
/** What nearly all texts are made of: ASCII, kana, kanji and full-width signs, with single blanks within. */
const SIGNS =
  "[!-~\\u3001-\\u3029\\u3041-\\u3096\\u309b-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uff01-\\uff9f]+";
const PLAIN = new RegExp(`^${SIGNS}(?:[ \\u3000]${SIGNS})*$`, "u");

/**
 * One line of text from outside as a screen, a mail or a slip may show it, whoever wrote it. It stays text: nothing in it is ever
 * markup. Blanks become single ones; what is invisible goes; it is cut to `most` characters with 「…」. "" when nothing is left.
 */
export function cleanLine(raw: string, most: number): string {
  if (raw.length <= most && PLAIN.test(raw)) return raw;
  const text = composed(withoutInvisible(withSingleBlanks(raw.slice(0, most * LOOKED_AT))));
  // Marks at the beginning stand on nothing of ours.
  const line = withSingleBlanks(text)
    .replace(/^\p{M}+/u, "")
    .trim();
  const isWhole = raw.length <= most * LOOKED_AT || line === "";
  return shortened(isWhole ? line : `${line}…`, most);
}
