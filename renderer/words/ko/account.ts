import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** 利用者情報変更: e-mail address and password (rules 9-15, 41-47). */
export const account: OneForm<Words["account"]> = {
  heading: "등록 정보 확인 및 변경",
  caption: "이용자 정보 변경",
  email: "이메일",
  password: "비밀번호",
  passwordDetail: "언제든지 바꿀 수 있습니다",
  emailState: {
    none: "등록되어 있지 않습니다",
    registered: "등록되어 있습니다",
    bounced: "메일이 도착하지 않았습니다",
    refused: "수신 거부 상태입니다",
  },
  emailPage: {
    heading: "이메일 등록",
    caption: "이메일 알림 서비스",
    none: "등록하시면 예약한 책이 현립도서관에 준비되었을 때 메일로 알려 드립니다. 등록은 자유입니다.",
    registered: "예약한 책이 준비되면 이 주소로 알려 드립니다.",
    bounced:
      "보내 드린 메일이 되돌아왔습니다. 전화 등 다른 방법으로 연락드리겠습니다. 주소를 확인하고 변경해 주세요.",
    refused:
      "수신 거부 상태여서 이메일 알림 서비스가 중지되었습니다. 수신할 수 있도록 설정한 뒤 다시 등록해 주세요.",
    senders: "다음 주소에서 메일이 옵니다",
    holdSender: "예약 알림",
    confirmSender: "등록 확인",
    domain: "스팸 차단을 설정하신 분은 {{domain}} 메일을 받을 수 있도록 설정해 주세요.",
    register: "등록하기",
    change: "변경하기",
    remove: "삭제하기",
    newHeading: "이메일 주소를 입력해 주세요",
    againHeading: "같은 주소를 다시 한번 입력해 주세요",
    step: "이메일 등록 {{step}}/2",
    field: "이메일 주소",
    fieldAgain: "이메일 주소 (다시 한번)",
    again: "잘못 입력하는 일이 없도록 두 번 입력합니다.",
    redo: "처음부터 다시 입력",
    doneHeading: "이메일 주소를 등록했습니다",
    doneConfirm: "확인 메일을 바로 보내 드립니다.",
    doneMissing: "메일이 오지 않으면 주소, 수신 설정, 스팸 메일함을 확인해 주세요.",
    doneContact: "예약할 때 알림 방법으로 ‘이메일’을 선택할 수 있습니다.",
    removeHeading: "이메일 주소를 삭제할까요?",
    removeText: "예약 알림을 더 이상 메일로 받을 수 없습니다.",
    keep: "그대로 두기",
    removed: "이메일 주소를 삭제했습니다",
    removedText: "알림 메일은 더 이상 오지 않습니다. 언제든지 다시 등록할 수 있습니다.",
    ok: "확인",
  },
  passwordPage: {
    current: "현재 비밀번호를 입력해 주세요",
    next: "새 비밀번호를 입력해 주세요",
    again: "새 비밀번호를 다시 한번 입력해 주세요",
    step: "비밀번호 변경 {{step}}/3",
    fieldCurrent: "현재 비밀번호",
    redo: "처음부터 다시 입력",
  },
};
