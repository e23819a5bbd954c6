const KATAKANA_FIRST = 0x30a1;
const KATAKANA_LAST = 0x30f6;
const HIRAGANA_OFFSET = 0x60;

/** Converts katakana to hiragana, character by character; other characters stay. */
export function toHiragana(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isKatakana = code >= KATAKANA_FIRST && code <= KATAKANA_LAST;
    out += String.fromCharCode(isKatakana ? code - HIRAGANA_OFFSET : code);
  }
  return out;
}
