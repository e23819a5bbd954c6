import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Keys that are no characters, and the names of the keyboards. */
export const keyboard: OneForm<Words["keyboard"]> = {
  kana: "日语假名键盘",
  latin: "英文字母键盘",
  digits: "数字键盘",
  voiced: "加上゛",
  halfVoiced: "加上゜",
  small: "小写假名",
  toKatakana: "改成片假名",
  toHiragana: "改成平假名",
  space: "空格",
  erase: "删除一字",
  clear: "全部删除",
  toCapitals: "大写字母",
  toSmallLetters: "小写字母",
  nowCapitals: "现在：大写",
  nowSmallLetters: "现在：小写",
  nowSigns: "现在：符号",
  nowDomains: "请选择@后面的部分",
  otherDomain: "输入其他",
  signs: "符号键盘",
  toSigns: "符号",
  toLetters: "字母数字",
  toQwerty: "QWERTY",
  toAlphabetical: "按字母顺序",
  toJis: "JIS布局",
  toGojuon: "五十音",
};
