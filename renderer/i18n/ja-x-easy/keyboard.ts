import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Keys that are no characters, and the names of the keyboards. */
export const keyboard: OneForm<Words["keyboard"]> = {
  kana: "ひらがなの キーボード",
  latin: "ABCの キーボード",
  digits: "数字の キーボード",
  voiced: "゛を つける",
  halfVoiced: "゜を つける",
  small: "小さい 字に する",
  toKatakana: "カタカナに する",
  toHiragana: "ひらがなに する",
  space: "スペース",
  erase: "1つ 消す",
  clear: "全部 消す",
  toCapitals: "大きい 文字（A）",
  toSmallLetters: "小さい 文字（a）",
  nowCapitals: "今：大きい 文字",
  nowSmallLetters: "今：小さい 文字",
  nowSigns: "今：記号",
  nowDomains: "@の あとを 選んで ください",
  otherDomain: "ほかを 入れる",
  signs: "記号の キーボード",
  toSigns: "記号",
  toLetters: "ABC・数字",
  toQwerty: "QWERTY",
  toAlphabetical: "ABCの 順",
  toJis: "JIS",
  toGojuon: "あいうえお",
};
