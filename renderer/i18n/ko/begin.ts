import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** What helps on screens that have nothing to list. */
export const begin: OneForm<Words["begin"]> = {
  loans: {
    heading: "책을 빌리려면",
    find: "책을 찾아 서가 위치를 확인합니다",
    take: "서가에서 책을 꺼냅니다",
    desk: "책과 대출증을 안내 데스크로 가져가세요",
    here: "이 단말기에서 책을 빌립니다",
  },
  holds: {
    heading: "책을 예약하려면",
    find: "읽고 싶은 책을 찾습니다",
    place: "예약하고 수령 도서관을 선택합니다",
    collect: "책이 준비되면 수령 도서관에서 받습니다",
  },
  moved: "주소나 전화번호가 바뀌면 안내 데스크에 알려 주세요.",
};
