import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Slips: the button, the box that follows the print, and what stands on the paper. */
export const paper: OneForm<Words["paper"]> = {
  print: "인쇄하기",
  printStickers: "독서 노트 스티커 인쇄하기",
  printing: "인쇄하고 있습니다",
  printingHint: "잠시만 기다려 주세요.",
  printed: "인쇄했습니다",
  printedHint: "종이를 가져가 주세요. 이름과 대출증 번호는 적혀 있지 않습니다.",
  names: {
    title: "책 위치 안내",
    hold: "예약 확인",
    loans: "빌린 책",
    holds: "예약한 책",
    memo: "찾을 책",
    stickers: "독서 노트 스티커",
    test: "인쇄 테스트",
  },
  printedOn: "{{date}} 인쇄",
  nameless: "이 종이에는 이름과 대출증 번호가 없습니다.",
  callNumber: "청구기호",
  where: "위치",
  printedHere: "인쇄한 곳",
  otherCopies: "다른 소장본",
  moreCopies_other: "그 밖에 {{count}}권",
  isbn: "ISBN {{isbn}}",
  askStacks: "서고에 있는 책입니다. 이 종이를 안내 데스크에 보여 주세요.",
  noCopy: "지금 대출할 수 있는 책이 없습니다. 안내 데스크에 문의해 주세요.",
  unknownNow: "지금은 대출 상태를 알 수 없습니다. 예약하려면 이 종이를 안내 데스크에 보여 주세요.",
  scan: "휴대폰 카메라로 비추면 도서관 페이지가 열립니다.",
  nextDue: "가장 빠른 반납예정일",
  count_other: "{{count}}권",
  none: "없음",
  placedOn: "예약한 날 {{date}}",
  waitsUntil: "{{date}}까지 보관",
  test: "잘린 곳 없이 읽을 수 있으면 프린터를 사용할 수 있습니다.",
};
