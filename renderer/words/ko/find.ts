import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Choosing among what was found, and ways on when nothing was. */
export const find: OneForm<Words["find"]> = {
  titles_other: "{{number}}권",
  onShelf: "지금 빌릴 수 있음",
  children: "어린이 책",
  conditions: "다른 조건",
  box: {
    heading: "조건 선택",
    library: "도서관",
    everyLibrary: "모든 도서관",
    material: "종류",
    everyMaterial: "전체",
    materials: { book: "책", magazine: "잡지", "audio-visual": "CD·DVD" },
    sort: "정렬",
    show: "이 조건으로 보기",
    keep: "바꾸지 않음",
  },
  sorts: { author: "지은이순", "year-oldest": "오래된 순" },
  near: "읽는 법이나 글자가 비슷한 책입니다",
  nearAsk: "혹시 이것인가요?",
  none: {
    quoted: "‘{{query}}’",
    meant: "‘{{query}}’ 찾기",
    meantHint: "혹시 이것을 찾으시나요?",
    narrowed: "이 조건으로는 ‘{{query}}’에 맞는 책이 없습니다. 다음 방법을 써 보세요.",
    widen: "조건 모두 없애기",
    widenHint: "다른 도서관의 책도 여기에서 받을 수 있습니다",
    fewer: "검색어 줄이기",
    fewerHint: "검색어가 적을수록 많이 찾을 수 있습니다",
    kana: "히라가나로 찾기",
    kanaHint: "한자가 달라도 읽는 법으로 찾을 수 있습니다",
  },
};
