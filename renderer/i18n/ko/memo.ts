import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Titles that a patron notes in this visit, to take the list along. */
export const memo: OneForm<Words["memo"]> = {
  add: "목록에 담기",
  open_other: "담은 책 보기 ({{count}}권)",
  full_other: "목록이 가득 찼습니다 ({{count}}권)",
  heading_other: "담은 책 {{count}}권",
  none: "아직 담은 책이 없습니다. 책 화면에서 ‘목록에 담기’를 눌러 주세요.",
  hint: "종이나 휴대폰에 옮겨 서가로 가져가세요. 이용을 마치면 지워집니다.",
  remove: "목록에서 빼기",
};
