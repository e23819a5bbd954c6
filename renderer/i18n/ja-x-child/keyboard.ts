import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Keys that are no characters, and the names of the keyboards. */
export const keyboard: OneForm<Words["keyboard"]> = {
  kana: "かなの キーボード",
  latin: "ABCの キーボード",
  digits: "すうじの キーボード",
  voiced: "゛を つける",
  halfVoiced: "゜を つける",
  small: "ちいさい じに する",
  toKatakana: "カタカナに する",
  toHiragana: "ひらがなに する",
  space: "スペース",
  erase: "1つ けす",
  clear: "ぜんぶ けす",
  toCapitals: "おおきい もじ（A）",
  toSmallLetters: "ちいさい もじ（a）",
  nowCapitals: "いま：おおきい もじ",
  nowSmallLetters: "いま：ちいさい もじ",
  nowSigns: "いま：しるし",
  nowDomains: "@の あとを えらんで ください",
  otherDomain: "ほかを いれる",
  signs: "しるしの キーボード",
  toSigns: "しるし",
  toLetters: "ABC・すうじ",
  toQwerty: "QWERTY",
  toAlphabetical: "ABCの じゅん",
  toJis: "JIS",
  toGojuon: "あいうえお",
};
