import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Borrowing by scanning. */
export const lend: OneForm<Words["lend"]> = {
  open: "책 빌리기",
  openDetail: "책의 바코드를 대 주세요",
  heading: "빌릴 책의 바코드를 대 주세요",
  hint: "한 권씩 이어서 대 주세요. 빌린 책이 여기에 표시됩니다.",
  count_other: "{{count}}권을 빌렸습니다. 이어서 댈 수 있습니다.",
  due: "반납예정일 보기",
  working: "확인하고 있습니다",
  copy: "바코드 {{number}}",
  lent: "빌렸습니다",
  lentHold: "빌렸습니다. 예약하신 책입니다.",
  undo: "빌리지 않기",
  undoOf: "‘{{title}}’ 빌리지 않기",
  undone: "빌리기를 취소했습니다. 책은 반납하는 곳에 놓아 주세요.",
  undoneStaff: "빌리기를 취소했습니다. 책은 직원에게 주세요.",
  endLent_other: "반납예정일 {{count}}권",
  endNot_other: "빌리지 않은 책이 {{count}}권 있습니다.",
  endWorking_other: "아직 확인 중인 책이 {{count}}권 있습니다. 잠시 기다려 주세요.",
  howMany: "빌릴 책은 몇 권입니까?",
  howManyHint: "나중에 스캔한 권수와 비교합니다.",
  books_other: "{{count}}권",
  uncounted: "세지 않고 시작",
  read_other: "{{expected}}권 중 {{count}}권을 스캔했습니다.",
  all: "이것이 전부입니다",
  mismatch_other: "{{expected}}권이라고 하셨지만 {{count}}권을 스캔했습니다",
  mismatchHint: "스캔하지 않은 책이 있으면 이어서 대 주세요.",
  scanMore: "이어서 스캔",
  goOn: "이대로 진행",
};
