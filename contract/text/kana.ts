const KATAKANA_FIRST = 0x30a1;
const KATAKANA_LAST = 0x30f6;
const HIRAGANA_OFFSET = 0x60;

/** Converts katakana to hiragana, character by character; other characters stay. */
export function toHiragana(text: string): string {
  let out = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    out +=
      code >= KATAKANA_FIRST && code <= KATAKANA_LAST ? String.fromCodePoint(code - HIRAGANA_OFFSET) : char;
  }
  return out;
}
