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
const AGAIN = new Set("ゝヽ");
const AGAIN_VOICED = new Set("ゞヾ");
const VOICED = "\u3099";

const O_ROW = new Set("おこそとのほもよろごぞどぼぽ");
/** Kana that the second tier replaces. */
const PARTICLES = new RegExp(`[はへ]|[${[...O_ROW].join("")}]う`, "u");

/** Letters of a Hangul syllable: without the space between them they are one character. */
const JAMO = /[\u1100-\u11ff]/u;

/** Texts that `plain` leaves as they are: most of a Japanese catalogue. */
const PLAIN = /^[ -@[-~、-〃々-〟ぁ-ゖゝ-ゞァ-ヾ一-鿿]*$/u;

/** Removes half-width forms, ligatures, letter case and Latin accents; kana keep their voiced marks. */
function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFKC");
}

/** The kana that an iteration mark repeats; the mark itself if there is none before it. */
function repeated(mark: string, before: string): string {
  if (!/^[ぁ-ゖ]$/u.test(before)) return AGAIN.has(mark) ? "ゝ" : "ゞ";
  const base = before.normalize("NFD").charAt(0);
  const voiced = (base + VOICED).normalize("NFC");
  return AGAIN_VOICED.has(mark) && voiced.length === 1 ? voiced : base;
}

const LAST_USUAL = 0xffff;
/** The characters met so far, without rare ones. */
const KEY_CHARS = new Map<number, string>();

/** A character as a key has it, in hiragana; "" = a key leaves it out. */
function keyChar(code: number): string {
  const known = KEY_CHARS.get(code);
  if (known !== undefined) return known;
  const char = toHiragana(String.fromCodePoint(code)).replace(/[\u30fc\u3099\u309a]|[^\p{L}\p{N}]/gu, "");
  if (code <= LAST_USUAL) KEY_CHARS.set(code, char);
  return char;
}

function keyChars(text: string): string[] {
  const chars: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > LAST_USUAL) at += 1;
    const char = keyChar(code);
    if (char !== "") chars.push(char);
  }
  return chars;
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
  const chars = keyChars(text);
  let out = "";
  for (let at = 0; at < chars.length; at += 1) {
    let char = chars[at] ?? "";
    if (AGAIN.has(char) || AGAIN_VOICED.has(char)) {
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
  return JAMO.test(out) ? out.normalize("NFC") : out;
}

/** The second tier, from a strict key: particles は→わ and へ→え, and both spellings of long o (おう = おお). */
export function foldParticles(strict: string): string {
  if (!PARTICLES.test(strict)) return strict;
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
