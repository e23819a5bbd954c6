import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "휴대폰으로",
  heading: "휴대폰 카메라로 비춰 주세요",
  opensTitle: "휴대폰 카메라로 QR 코드를 비추면 도서관 홈페이지에서 이 책이 열립니다.",
  opensList: "휴대폰 카메라로 QR 코드를 비추면 도서관 홈페이지에서 이 책 목록이 열립니다.",
  holdsTitle: "휴대폰 카메라로 QR 코드를 비추면 책 제목과 청구기호를 글자로 받을 수 있습니다.",
  holdsList: "휴대폰 카메라로 QR 코드를 비추면 책 제목을 글자로 받을 수 있습니다.",
  nameless: "로그인은 필요 없습니다. 이름과 대출증 번호는 들어 있지 않습니다.",
  code: "QR 코드",
  part: "{{pages}}개 중 {{page}}번째",
  nextCode: "다음 코드",
  previousCode: "이전 코드",
  list_other: "책 {{count}}권",
};
