import { toHiragana } from "#contract/text/kana.ts";
import { KANJI_VARIANTS } from "./variants.ts";

/** ゔぁ row to ば row, then kana that sound alike and small kana (D76). */
const V_ROW: ReadonlyMap<string, string> = new Map([
  ["ぁ", "ば"],
  ["ぃ", "び"],
  ["ぇ", "べ"],
  ["ぉ", "ぼ"],
]);

const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ぢ: "じ",
    づ: "ず",
    ゐ: "い",
    ゑ: "え",
    を: "お",
    ぁ: "あ",
    ぃ: "い",
    ぅ: "う",
    ぇ: "え",
    ぉ: "お",
    っ: "つ",
    ゃ: "や",
    ゅ: "ゆ",
    ょ: "よ",
    ゎ: "わ",
    ゕ: "か",
    ゖ: "け",
  }),
);

/** Iteration marks, without and with a voiced mark: すゝめ, みすゞ. */
const AGAIN = /[ゝヽ]/u;
const AGAIN_VOICED = /[ゞヾ]/u;
const VOICED = "\u3099";

const O_ROW = new Set("おこそとのほもよろごぞどぼぽ");

/** Removes half-width forms, ligatures, letter case and Latin accents; kana keep their voiced marks. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFKC");
}

/** The kana that an iteration mark repeats; the mark itself if there is none before it. */
function repeated(mark: string, before: string): string {
  if (!/^[ぁ-ゖ]$/u.test(before)) return AGAIN.test(mark) ? "ゝ" : "ゞ";
  const base = before.normalize("NFD").charAt(0);
  const voiced = (base + VOICED).normalize("NFC");
  return AGAIN_VOICED.test(mark) && voiced.length === 1 ? voiced : base;
}

/**
 * The strict search key of D76, for data and queries: normalises width, case, kana script, sounds with two spellings (づ/ず), small
 * kana, iteration marks and kanji variants; no spaces, no punctuation, no ー. Idempotent.
 */
export function foldStrict(text: string): string {
  return foldPlain(plain(text));
}

/** The same for a text in NFKC and lower case without accents. */
export function foldPlain(text: string): string {
  const kana = toHiragana(text).replace(/[\u30fc\u3099\u309a]|[^\p{L}\p{N}]/gu, "");
  const chars = [...kana];
  let out = "";
  for (let at = 0; at < chars.length; at += 1) {
    let char = chars[at] ?? "";
    if (AGAIN.test(char) || AGAIN_VOICED.test(char)) {
      char = repeated(char, chars[at - 1] ?? "");
      chars[at] = char;
    }
    if (char === "ゔ") {
      const joined = V_ROW.get(chars[at + 1] ?? "");
      out += joined ?? "ぶ";
      at += joined === undefined ? 0 : 1;
    } else {
      out += ALIKE.get(char) ?? KANJI_VARIANTS.get(char) ?? char;
    }
  }
  return out;
}

/** The second tier, from a strict key: particles は→わ and へ→え, and both spellings of long o (おう = おお). */
export function foldParticles(strict: string): string {
  let out = "";
  let previous = "";
  for (const char of strict) {
    const next =
      char === "は" ? "わ" : char === "へ" ? "え" : char === "う" && O_ROW.has(previous) ? "お" : char;
    out += next;
    previous = next;
  }
  return out;
}

const VOICELESS: ReadonlyMap<string, string> = new Map(
  [
    ..."がかぎきぐくげけごこざさじしずすぜせぞそだたぢちづつでてどとばはびひぶふべへぼほぱはぴひぷふぺへぽほ".matchAll(
      /../gu,
    ),
  ].map(([pair]) => [pair.charAt(0), pair.charAt(1)]),
);

/** A strict key without its voiced marks. */
export function unvoiced(strict: string): string {
  let out = "";
  for (const char of strict) out += VOICELESS.get(char) ?? char;
  return out;
}

/** The loosest tier, from a strict key: the second tier without voiced marks (D76). */
export function foldLoose(strict: string): string {
  return foldParticles(unvoiced(strict));
}
