const HIRAGANA_FIRST = 0x3041;
const HIRAGANA_LAST = 0x3096;
/** Distance between a hiragana and its katakana in Unicode. */
const TO_KATAKANA = 0x60;

function isHiragana(code: number): boolean {
  return code >= HIRAGANA_FIRST && code <= HIRAGANA_LAST;
}

/** Hiragana to katakana; everything else, ー too, stays. */
export function toKatakana(text: string): string {
  return mapCodes(text, (code) => (isHiragana(code) ? code + TO_KATAKANA : code));
}

/** Katakana to hiragana; everything else, ー too, stays. */
export function toHiragana(text: string): string {
  return mapCodes(text, (code) => (isHiragana(code - TO_KATAKANA) ? code - TO_KATAKANA : code));
}

function mapCodes(text: string, change: (code: number) => number): string {
  return Array.from(text, (character) => String.fromCodePoint(change(character.codePointAt(0) ?? 0))).join(
    "",
  );
}
