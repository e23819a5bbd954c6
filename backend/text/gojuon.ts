import { toHiragana } from "./fold.ts";

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
/** Digits of a number inside a sort key, so that volume 2 stands before volume 10. */
const NUMBER_WIDTH = 6;

function vowelOf(kana: string): string {
  const row = VOWELS.findIndex((kanas) => kanas.includes(kana));
  return row === -1 ? "" : "あいうえお".charAt(row);
}

/**
 * Key of the gojuon order (domain 3.4): hiragana, ー as the vowel before it, small as large, no voiced marks,
 * ゔ as う, no punctuation and no spaces. Digits and Latin letters come before kana. Compare by code point.
 */
export function gojuonKey(reading: string): string {
  let out = "";
  for (const char of toHiragana(reading.normalize("NFKC").toLowerCase())) {
    const base = char.normalize("NFD").replace(/[\u3099\u309a]/gu, "");
    if (char === "ー") out += vowelOf(out.at(-1) ?? "");
    else if (/[\p{L}\p{N}]/u.test(base)) out += SMALL_TO_LARGE.get(base) ?? base;
  }
  return out;
}

/** Key of a volume: numbers in their own order, 上 before 中 before 下, everything else by code point. */
export function volumeKey(volume: string): string {
  return volume
    .normalize("NFKC")
    .replace(/上/gu, "1")
    .replace(/中/gu, "2")
    .replace(/下/gu, "3")
    .replace(/\d+/gu, (digits) => digits.padStart(NUMBER_WIDTH, "0"));
}
