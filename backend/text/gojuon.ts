import { toHiragana } from "#contract/text/kana.ts";

const VOWELS = [
  "あかさたなはまやらわがざだばぱぁゃゎ",
  "いきしちにひみりゐぎじぢびぴぃ",
  "うくすつぬふむゆるぐずづぶぷぅゅゔっ",
  "えけせてねへめれゑげぜでべぺぇ",
  "おこそとのほもよろをごぞどぼぽぉょ",
];
const SMALL_TO_LARGE: ReadonlyMap<string, string> = new Map(
  [..."ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわゕかゖけ".matchAll(/../gu)].map(([pair]) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);
/** Digits of a number in a sort key, so that volume 2 sorts before volume 10. */
const NUMBER_WIDTH = 6;

function vowelOf(kana: string): string {
  const row = VOWELS.findIndex((kanas) => kanas.includes(kana));
  return row === -1 ? "" : "あいうえお".charAt(row);
}

/** Separates the kana of a key from its numbers and letters; sorts before every kana, digit and letter. */
const THEN = "!";
const KANJI_DIGITS = "〇一二三四五六七八九";

/** The characters met so far, without rare ones. */
const PLAIN = new Map<string, string>();

/** One character of a reading for sorting; "" for signs, and for marks on kana. */
function plainKana(char: string): string {
  const known = PLAIN.get(char);
  if (known !== undefined) return known;
  const plain = madePlain(char);
  if (char.length === 1) PLAIN.set(char, plain);
  return plain;
}

function madePlain(char: string): string {
  const base = toHiragana(char.normalize("NFD").replace(/[\u3099\u309a]/gu, ""));
  const digit = KANJI_DIGITS.indexOf(base);
  if (digit !== -1 && base !== "") return String(digit);
  return /[\p{L}\p{N}]/u.test(base) ? (SMALL_TO_LARGE.get(base) ?? base) : "";
}

/** Digits and Latin letters in a key. */
const OTHERS = /[\p{N}\p{Script=Latin}]+/gu;
/** Digits, or two or more letters, at the beginning; a single letter (Ｓ夫人) is not used for sorting. */
const FIRST = /^(?:\p{N}|\p{Script=Latin}(?=\p{Script=Latin}|\p{N}|$))[\p{N}\p{Script=Latin}]*/u;

/**
 * Sort key of the gojuon order (D78): hiragana, ー as the vowel before it, small kana as large, no voiced marks, ゔ as う, no
 * punctuation and no spaces. Readings that begin with a number or a Latin word sort before all kana; later digits and letters
 * only decide between equal kana, numbers by value. Compare by code point.
 */
export function gojuonKey(reading: string): string {
  let kana = "";
  for (const char of reading.normalize("NFKC").toLowerCase())
    kana += char === "ー" ? vowelOf(kana.at(-1) ?? "") : plainKana(char);
  const [first = ""] = FIRST.exec(kana) ?? [];
  const rest = kana.slice(first.length);
  const words = numbered(first) + rest.replace(OTHERS, "");
  return [words, ...(rest.match(OTHERS) ?? []).map(numbered)].join(THEN);
}

function numbered(text: string): string {
  return text.replace(/\d+/gu, (digits) => digits.padStart(NUMBER_WIDTH, "0"));
}

/** Sort key of a volume: numbers by value, 上 before 中 before 下, others by code point. */
export function volumeKey(volume: string): string {
  return volume
    .normalize("NFKC")
    .replace(/上/gu, "1")
    .replace(/中/gu, "2")
    .replace(/下/gu, "3")
    .replace(/\d+/gu, numbered);
}
