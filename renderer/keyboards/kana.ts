import { toKatakana } from "../i18n/kana-scripts.ts";

/** The effect of a key on the text of its field. */
export type Edit = (text: string) => string;

/** Plain characters and what the three marks make of them, hiragana; katakana follows by code point. */
const VOICED = pairs(
  "かきくけこさしすせそたちつてとはひふへほう",
  "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ",
);
const HALF_VOICED = pairs("はひふへほ", "ぱぴぷぺぽ");
const SMALL = pairs("あいうえおつやゆよわ", "ぁぃぅぇぉっゃゅょゎ");
/** Small forms used only in katakana: 関ヶ原, 三ヵ月. */
const SMALL_KATAKANA_ONLY = pairs("カケ", "ヵヶ");

function pairs(plain: string, marked: string): ReadonlyMap<string, string> {
  const to = [...marked];
  return new Map([...plain].map((character, index) => [character, to[index] ?? character]));
}

/** The table in both kana. */
function inBothKana(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const katakana = [...table].map(([plain, marked]) => [toKatakana(plain), toKatakana(marked)] as const);
  return new Map([...table, ...katakana]);
}

const MARKS = {
  voiced: inBothKana(VOICED),
  halfVoiced: inBothKana(HALF_VOICED),
  small: new Map([...inBothKana(SMALL), ...SMALL_KATAKANA_ONLY]),
} as const;

/** The three marks of the keyboard: ゛ ゜ 小. */
export type Mark = keyof typeof MARKS;

/** Every marked character and the plain one it comes from. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.values(MARKS).flatMap((table) => [...table].map(([plain, marked]) => [marked, plain] as const)),
);

/**
 * Puts a mark on the last character, or takes it off when it is already there. Works from the plain character, so
 * that っ with ゛ is づ and ば with ゜ is ぱ. A character that cannot carry the mark stays as it is.
 */
export function toggleMark(text: string, mark: Mark): string {
  const last = lastCharacter(text);
  const plain = PLAIN.get(last) ?? last;
  const marked = MARKS[mark].get(plain);
  if (marked === undefined) return text;
  return text.slice(0, text.length - last.length) + (marked === last ? plain : marked);
}

const byCharacter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The last grapheme; empty for an empty text. */
function lastCharacter(text: string): string {
  return [...byCharacter.segment(text)].at(-1)?.segment ?? "";
}

/** Removes the last grapheme. */
export function eraseLast(text: string): string {
  return text.slice(0, text.length - lastCharacter(text).length);
}

/** Adds characters at the end. */
export function append(characters: string): Edit {
  return (text) => text + characters;
}

/** Removes everything. */
export function eraseAll(): string {
  return "";
}
