/**
 * A pseudo language to test the screens: every letter has an accent, so that hard-coded texts stand out; every sentence is 40 %
 * longer and in brackets, so that truncation is visible.
 */

/** Share by which other languages can be longer than English. */
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
/** Placeholders stay unchanged: `{{count}}`. */
const FIGURE = /(\{\{\w+\}\})/u;
const FILLING = "ɱóŕé ŵóŕđš ţĥáñ ţĥéŕé ŵéŕé ";

/** A sentence in the pseudo language; one without letters stays unchanged. */
export function pseudo(sentence: string): string {
  // Separators such as 「、」 and 「 · 」 stay unchanged.
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

/** A whole catalogue in the pseudo language. */
export function pseudoCatalogue<T>(words: T): T {
  if (typeof words === "string") return pseudo(words) as T;
  const entries = Object.entries(words as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, value]) => [key, pseudoCatalogue(value)])) as T;
}
