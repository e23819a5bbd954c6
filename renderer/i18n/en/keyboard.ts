import type { keyboard as ja } from "../ja/keyboard.ts";
import type { Shape } from "../shape.ts";

/** Keys that are no characters, and the names of the keyboards. */
export const keyboard: Shape<typeof ja> = {
  kana: "Japanese kana keyboard",
  latin: "Letter keyboard",
  digits: "Number keyboard",
  voiced: "Add ゛",
  halfVoiced: "Add ゜",
  small: "Small kana",
  toKatakana: "To katakana",
  toHiragana: "To hiragana",
  space: "Space",
  erase: "Delete",
  clear: "Clear",
  toCapitals: "Capitals",
  toSmallLetters: "Small letters",
  nowCapitals: "Now: capitals",
  nowSmallLetters: "Now: small letters",
  nowSigns: "Now: symbols",
  nowDomains: "Choose what follows the @",
  otherDomain: "Other",
  signs: "Symbol keyboard",
  toSigns: "Symbols",
  toLetters: "ABC 123",
  toQwerty: "QWERTY",
  toAlphabetical: "A–Z order",
  toJis: "JIS keys",
  toGojuon: "Kana table",
};
