import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Loans and renewals. */
export const loan: OneForm<Words["loan"]> = {
  heading_other: "빌린 책　{{count}}권",
  headingNone: "빌린 책",
  order: "반납예정일이 빠른 순",
  empty: "지금 빌린 책이 없습니다.",
  emptyHint: "읽고 싶은 책을 찾을 수 있습니다.",
  toSearch: "책 찾기",
  daysLeft_other: "{{count}}일 남음",
  today: "오늘까지",
  overdue_other: "{{count}}일 연체되었습니다",
  dueOn: "{{date}}까지",
  dueUnknown: "반납예정일은 안내 데스크에 문의해 주세요",
  renewed: "연장했습니다",
  renewedNow: "연장했습니다. 새 반납예정일은 {{date}}입니다.",
  renew: "연장하기",
  renewOf: "‘{{title}}’ 연장하기",
  cannot: {
    "renewal-reserved": "예약한 분이 있어 연장할 수 없습니다",
    "renewal-overdue": "연장은 안내 데스크로 와 주세요",
    "renewal-limit_other": "연장은 {{count}}회까지입니다",
    "renewal-too-early": "{{date}}부터 연장할 수 있습니다",
    "renewal-too-early-undated": "아직 연장할 수 없습니다",
  },
  scanned: "방금 읽은 책입니다",
  question: "대출을 연장할까요?",
  oldDate: "현재 반납예정일",
  newDate: "새 반납예정일",
  renewing: "연장하고 있습니다",
  once_other: "연장은 한 권에 {{count}}회까지입니다.",
  some: {
    open: "한꺼번에 연장하기",
    question: "어느 책을 연장할까요?",
    hint: "연장할 책을 눌러 주세요.",
    all: "모두 고르기",
    renew_other: "{{count}}권 연장하기",
    done_other: "{{count}}권을 연장했습니다",
    doneNone: "연장하지 못했습니다",
    notAsked: "아직 연장하지 않았습니다",
  },
};
