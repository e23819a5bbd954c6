import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Ready holds on the hold shelf. */
export const ready: OneForm<Words["ready"]> = {
  open: "받을 책 보기",
  show: "예약 서가 위치 보기",
  heading: "예약 서가 위치",
  left_other: "아직 받지 않은 예약 도서가 {{count}}권 있습니다",
};
