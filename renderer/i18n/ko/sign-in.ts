import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Card, number, password, first password (D5-D19). */
export const signIn: OneForm<Words["signIn"]> = {
  scan: {
    heading: "대출증을 스캐너에 대 주세요",
    caption: "도서관 대출증",
    how: "바코드를 스캐너 쪽으로 향하게 해 주세요.",
    type: "번호 입력하기",
    typeDetail: "대출증의 {{digits}}자리 번호",
    wantedHold: "예약을 계속하려면 대출증을 스캔해야 합니다.",
    picture: "대출증의 바코드 면을 스캐너에 댑니다",
  },
  number: {
    heading: "대출증 번호를 입력해 주세요",
    caption: "대출증 번호",
    where: "바코드 아래에 {{digits}}자리 번호가 있습니다.",
    field: "대출증 번호",
    missing_other: "{{count}}자리 남음",
  },
  password: {
    heading: "비밀번호를 입력해 주세요",
    field: "비밀번호",
    rules: {
      digits: { range: "숫자 {{min}}~{{max}}자리", exact: "숫자 {{max}}자리", open: "숫자" },
      latin: {
        range: "영문자와 숫자로 {{min}}~{{max}}자",
        exact: "영문자와 숫자로 {{max}}자",
        open: "영문자와 숫자",
      },
      any: {
        range: "영문자, 숫자, 기호로 {{min}}~{{max}}자",
        exact: "영문자, 숫자, 기호로 {{max}}자",
        open: "영문자, 숫자, 기호",
      },
    },
    show: "비밀번호 표시",
    hide: "비밀번호 숨기기",
    missing_other: "{{count}}자 남음",
    forgot: "비밀번호를 잊었을 때",
    checkTitle: "대출증 번호나 비밀번호가 맞지 않는다고 나오면",
    check: {
      issued: "{thisLibrary}에서 발급한 대출증 번호입니까?",
      registered: "비밀번호를 등록하셨습니까? 잘못 입력하지 않으셨습니까?",
      halfWidth: "대출증 번호와 비밀번호에 전각 문자가 없습니까?",
      case: "영문 소문자와 대문자를 구별합니다.",
    },
    checkAgain: "다시 입력하기",
  },
  forgot: {
    heading: "비밀번호를 잊었을 때",
    caption: "재발급",
    noAnswer: "비밀번호를 알려 드릴 수 없습니다.",
    reissue: "잊으신 경우에는 재발급해 드립니다.",
    noPhone: "전화나 이메일로는 비밀번호를 재발급하지 않습니다.",
    how: "대출증을 가지고 안내 데스크에서 신청해 주세요. 대출증이 없으면 주소를 확인할 수 있는 것을 가져와 주세요.",
    browse: "대출증 없이 책 찾기",
  },
  first: {
    caption: "새 비밀번호 {{step}}/2",
    heading: "새 비밀번호를 정해 주세요",
    headingAgain: "같은 비밀번호를 다시 한번 입력해 주세요",
    why: "현재 비밀번호는 임시 비밀번호입니다. 바꾸면 예약 등을 이용할 수 있습니다.",
    again: "확인을 위해 다시 한번 입력합니다.",
    field: "새 비밀번호",
    fieldAgain: "새 비밀번호 (다시 한번)",
    change: "변경하기",
    doneHeading: "비밀번호를 변경했습니다",
    doneNow: "새 비밀번호를 바로 사용할 수 있습니다.",
    doneKeep: "새 비밀번호는 적어 두는 등 잘 보관해 주세요.",
    proceed: "계속하기",
  },
};
