import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Keys that are no characters, and the names of the keyboards. */
export const keyboard: OneForm<Words["keyboard"]> = {
  kana: "일본어 가나 자판",
  latin: "영문 자판",
  digits: "숫자 자판",
  voiced: "゛ 붙이기",
  halfVoiced: "゜ 붙이기",
  small: "작은 가나로",
  toKatakana: "가타카나로",
  toHiragana: "히라가나로",
  space: "띄어쓰기",
  erase: "한 글자 지우기",
  clear: "모두 지우기",
  toCapitals: "대문자로",
  toSmallLetters: "소문자로",
  nowCapitals: "현재: 대문자",
  nowSmallLetters: "현재: 소문자",
  nowSigns: "현재: 기호",
  nowDomains: "@ 뒤를 선택해 주세요",
  otherDomain: "직접 입력",
  signs: "기호 자판",
  toSigns: "기호",
  toLetters: "영문·숫자",
  toQwerty: "QWERTY",
  toAlphabetical: "ABC순",
  toJis: "JIS 자판",
  toGojuon: "오십음",
};
