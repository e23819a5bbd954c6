/**
 * A language that nobody speaks, for looking at the screens: every letter has an accent, so that words which do not come
 * from a catalogue are seen at once; every sentence is 40 % longer and stands in brackets, so that a cut is seen too.
 */

/** How much longer than English other languages can be; rooms are made for it. */
const LONGER = 0.4;
const ACCENTED: Readonly<Record<string, string>> = {
  a: "á",
  b: "ƀ",
  c: "ç",
  d: "đ",
  e: "é",
  f: "ƒ",
  g: "ğ",
  h: "ĥ",
  i: "í",
  j: "ĵ",
  k: "ķ",
  l: "ļ",
  m: "ɱ",
  n: "ñ",
  o: "ó",
  p: "þ",
  q: "ǫ",
  r: "ŕ",
  s: "š",
  t: "ţ",
  u: "ú",
  v: "ṽ",
  w: "ŵ",
  x: "ẋ",
  y: "ý",
  z: "ž",
  A: "Á",
  B: "Ɓ",
  C: "Ç",
  D: "Đ",
  E: "É",
  F: "Ƒ",
  G: "Ğ",
  H: "Ĥ",
  I: "Í",
  J: "Ĵ",
  K: "Ķ",
  L: "Ļ",
  M: "Ṁ",
  N: "Ñ",
  O: "Ó",
  P: "Þ",
  Q: "Ǫ",
  R: "Ŕ",
  S: "Š",
  T: "Ţ",
  U: "Ú",
  V: "Ṽ",
  W: "Ŵ",
  X: "Ẋ",
  Y: "Ý",
  Z: "Ž",
};
/** Figures in a sentence stay as they are: `{{count}}`. */
const FIGURE = /(\{\{\w+\}\})/u;
const FILLING = "ɱóŕé ŵóŕđš ţĥáñ ţĥéŕé ŵéŕé ";

/** A sentence in the language that nobody speaks; one without a word stays as it is. */
export function pseudo(sentence: string): string {
  // What stands between words is no word: 「、」 and 「 · 」 stay as they are.
  if (!/[A-Za-z]/u.test(sentence.replaceAll(/\{\{\w+\}\}/gu, ""))) return sentence;
  const accented = sentence
    .split(FIGURE)
    .map((part) =>
      FIGURE.test(part) ? part : part.replace(/[A-Za-z]/gu, (letter) => ACCENTED[letter] ?? letter),
    )
    .join("");
  const more = Math.ceil(sentence.length * LONGER);
  const filling = FILLING.repeat(Math.ceil(more / FILLING.length))
    .slice(0, more)
    .trimEnd();
  return `[${accented} ${filling}]`;
}

/** A whole catalogue of words in it. */
export function pseudoCatalogue<T>(words: T): T {
  if (typeof words === "string") return pseudo(words) as T;
  const entries = Object.entries(words as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, value]) => [key, pseudoCatalogue(value)])) as T;
}
