import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Every expected "no" in words; see ja/refusal.ts for the parts. */
export const refusal: OneForm<Words["refusal"]> = {
  "not-holdable": {
    text: "개인에게 빌려주지 않는 자료이므로 예약할 수 없습니다.",
    figures: "",
    help: "자세한 내용은 안내 데스크에 문의해 주세요.",
  },
  "contact-not-allowed": {
    text: "선택한 알림 방법은 사용할 수 없습니다.",
    figures: "",
    help: "다른 알림 방법을 선택해 주세요.",
  },
  "no-email": {
    text: "이메일 주소가 등록되어 있지 않습니다.",
    figures: "",
    help: "등록하면 알림 방법으로 ‘이메일’을 선택할 수 있습니다.",
  },
  "email-refused": {
    text: "메일이 수신 거부 상태여서 이메일로 알려 드릴 수 없습니다.",
    figures: "",
    help: "다른 알림 방법을 선택하거나, 수신할 수 있도록 설정한 뒤 주소를 다시 입력해 주세요.",
  },
  "hold-limit": {
    text: "예약 가능 권수를 모두 채웠습니다.",
    figures_other: "예약은 {{max}}권까지입니다. 현재 {{have}}권을 예약 중입니다.",
    help: "예약을 하나 취소하거나 안내 데스크에 문의해 주세요.",
  },
  "already-held": {
    text: "이미 예약한 책입니다.",
    figures: "",
    help: "‘예약한 책’에서 현재 상태를 볼 수 있습니다.",
  },
  "own-loan": {
    text: "지금 빌리고 계신 책입니다.",
    figures: "",
    help: "빌리고 있는 동안에는 예약할 수 없습니다.",
  },
  "hold-not-changeable": {
    text: "책을 준비하고 있어서 여기에서는 변경할 수 없습니다.",
    figures: "",
    help: "변경하려면 수령 도서관에 연락해 주세요.",
  },
  "hold-not-cancellable": {
    text: "책을 준비하고 있어서 여기에서는 취소할 수 없습니다.",
    figures: "",
    help: "수령 도서관 안내 데스크에 연락해 주세요.",
  },
  "hold-not-found": {
    text: "이 예약을 찾지 못했습니다.",
    figures: "",
    help: "‘예약한 책’을 확인해 주세요.",
  },
  "wrong-credentials": {
    text: "대출증 번호나 비밀번호가 맞지 않습니다.",
    figures: "",
    help: "대문자와 소문자도 확인해 주세요.",
  },
  "foreign-card": {
    text: "이 카드는 {thisLibrary}의 대출증이 아닌 것 같습니다.",
    figures: "",
    help: "{thisLibrary} 대출증을 스캔해 주세요.",
  },
  "card-locked": {
    text: "비밀번호를 여러 번 잘못 입력하여 잠시 사용할 수 없습니다.",
    figures: "비밀번호를 여러 번 잘못 입력하여 {{minutes}}분 동안 사용할 수 없습니다.",
    help: "급하시면 안내 데스크에 문의해 주세요.",
  },
  "card-expired": {
    text: "이 대출증은 유효 기간이 지났습니다.",
    figures: "이 대출증의 유효 기간은 {{date}}까지였습니다.",
    help: "안내 데스크에서 갱신할 수 있습니다.",
  },
  "card-blocked": {
    text: "이 대출증은 지금 여기에서 사용할 수 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "card-number-format": {
    text: "대출증 번호의 자릿수가 맞지 않습니다.",
    figures: "",
    help: "바코드 아래의 번호를 다시 확인해 주세요.",
  },
  "temporary-password": {
    text: "현재 비밀번호는 임시 비밀번호입니다.",
    figures: "",
    help: "새 비밀번호로 바꾸면 이용할 수 있습니다.",
  },
  "password-needed": {
    text: "대출증 비밀번호가 필요합니다.",
    figures: "",
    help: "대출증만으로는 대출만 할 수 있습니다. 빌릴 수 없을 때는 비밀번호를 입력하면 이유를 알 수 있습니다.",
  },
  "signed-out": {
    text: "대출증을 다시 확인해야 합니다.",
    figures: "",
    help: "대출증을 다시 한번 스캔해 주세요.",
  },
  "not-half-width": {
    text: "영문자와 숫자만 사용할 수 있습니다. 전각 문자는 쓸 수 없습니다.",
    figures: "",
    help: "일반 영문자와 숫자로 입력해 주세요.",
  },
  "unknown-library": {
    text: "그 도서관에서는 받을 수 없습니다.",
    figures: "",
    help: "다른 도서관을 선택해 주세요.",
  },
  "renewal-reserved": {
    text: "예약한 분이 있어 연장할 수 없습니다.",
    figures: "예약한 분이 있어 연장할 수 없습니다. {{date}}까지 반납해 주세요.",
    help: "",
  },
  "renewal-overdue": {
    text: "연체된 책이 있어 연장할 수 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "hold-overdue": {
    text: "연체된 책이 있어 예약할 수 없습니다.",
    figures_other: "연체된 책이 {{have}}권 있습니다.",
    help: "안내 데스크에 문의해 주세요.",
  },
  "renewal-class": {
    text: "이 자료는 연장할 수 없습니다.",
    figures: "",
    help: "반납예정일까지 반납해 주세요.",
  },
  "loan-limit": {
    text: "대출 가능 권수를 모두 채웠습니다.",
    figures_other: "대출은 {{max}}권까지입니다. 현재 {{have}}권을 대출 중입니다.",
    help: "안내 데스크에 문의해 주세요.",
  },
  "renewal-limit": {
    text: "연장 가능 횟수를 모두 사용했습니다.",
    figures_other: "연장은 {{max}}회까지입니다.",
    help: "",
  },
  "renewal-too-early": {
    text: "아직 연장할 수 없습니다.",
    figures: "{{date}}부터 연장할 수 있습니다.",
    help: "반납예정일이 가까워지면 연장할 수 있습니다.",
  },
  "loan-not-found": {
    text: "이 대출 기록을 찾지 못했습니다.",
    figures: "",
    help: "이미 반납되었을 수 있습니다.",
  },
  "counter-only": {
    text: "이 자료는 안내 데스크에서 처리합니다.",
    figures: "",
    help: "안내 데스크로 가져가 주세요.",
  },
  "lent-to-you": {
    text: "이미 빌리신 책입니다.",
    figures: "이미 빌리신 책입니다. 반납예정일은 {{date}}입니다.",
    help: "연장할 수 있는지는 ‘빌린 책’에서 확인할 수 있습니다.",
  },
  "lent-to-another": {
    text: "다른 분이 빌린 것으로 되어 있습니다.",
    figures: "",
    help: "안내 데스크로 가져가 주세요.",
  },
  "waits-for-another": {
    text: "다른 분이 예약하여 보관 중인 책입니다.",
    figures: "",
    help: "안내 데스크로 가져가 주세요.",
  },
  "not-for-loan": {
    text: "도서관 안에서만 이용할 수 있는 자료입니다.",
    figures: "",
    help: "자세한 내용은 안내 데스크에 문의해 주세요.",
  },
  "part-of-set": {
    text: "여러 개로 구성된 자료입니다.",
    figures: "",
    help: "모두 있는지 확인해야 하므로 안내 데스크로 가져가 주세요.",
  },
  "copy-in-transit": {
    text: "다른 도서관으로 보낼 책입니다.",
    figures: "",
    help: "안내 데스크로 가져가 주세요.",
  },
  "foreign-copy": {
    text: "{thisLibrary}의 책이 아닌 것 같습니다.",
    figures: "",
    help: "다른 도서관의 책은 그 도서관에 반납해 주세요. 잘 모르시면 안내 데스크에 문의해 주세요.",
  },
  "out-of-order": {
    text: "지금 도서관 시스템에 연결할 수 없습니다.",
    figures: "",
    help: "잠시 후 다시 시도하시거나 안내 데스크로 와 주세요.",
  },
  "not-confirmed": {
    text: "신청이 처리되었는지 아직 알 수 없습니다.",
    figures: "신청이 처리되었는지 아직 알 수 없습니다. 접수 번호({{ticket}})를 직원에게 보여 주세요.",
    help: "이중으로 신청되지 않습니다. 안내 데스크에 문의해 주세요.",
  },
  "too-many-requests": {
    text: "짧은 시간에 조작이 너무 많았습니다.",
    figures: "",
    help: "잠시 기다렸다가 다시 시도해 주세요.",
  },
  "bad-request": {
    text: "입력을 처리하지 못했습니다.",
    figures: "",
    help: "다시 시도해 주세요.",
  },
  "out-of-service": {
    text: "직원이 이 단말기의 이용을 중지했습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "service-away": {
    text: "지금은 여기에서 처리할 수 없습니다.",
    figures: "",
    help: "안내 데스크로 가져가 주세요.",
  },
  "settings-broken": {
    text: "단말기 설정을 읽을 수 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "not-done": {
    text: "처리되지 않았습니다. 아무것도 바뀌지 않았습니다.",
    figures: "",
    help: "다시 시도해 주세요.",
  },
  unexpected: {
    text: "이 단말기에 문제가 생겼습니다.",
    figures: "",
    help: "아래 번호를 직원에게 보여 주세요.",
  },
  "card-not-needed": {
    text: "여기에서는 대출증이 필요 없습니다.",
    figures: "",
    help: "반납할 책의 바코드를 스캔해 주세요.",
  },
  "scan-check-digit": {
    text: "바코드를 제대로 읽지 못했습니다.",
    figures: "",
    help: "다시 한번 천천히 스캔해 주세요.",
  },
  "scan-second-row": {
    text: "아래쪽 바코드였습니다.",
    figures: "",
    help: "위쪽 바코드를 스캔해 주세요.",
  },
  "isbn-not-held": {
    text: "이 책은 {thisLibrary}에 없습니다.",
    figures: "",
    help: "제목이나 지은이 이름으로 찾을 수 있습니다.",
  },
  "copy-not-found": {
    text: "이 번호의 책을 찾지 못했습니다.",
    figures: "",
    help: "제목이나 지은이 이름으로 찾을 수 있습니다.",
  },
  "scan-partial": {
    text: "바코드의 일부만 읽혔습니다.",
    figures: "",
    help: "다시 한번 천천히 스캔해 주세요.",
  },
  "scan-glued": {
    text: "바코드 두 개가 이어서 읽혔습니다.",
    figures: "",
    help: "하나씩 스캔해 주세요.",
  },
  "scan-unknown": {
    text: "이 바코드는 사용할 수 없습니다.",
    figures: "",
    help: "대출증이나 책의 바코드를 스캔해 주세요.",
  },
  "scan-magazine": {
    text: "잡지의 바코드였습니다.",
    figures: "",
    help: "잡지는 제목으로 찾아 주세요.",
  },
  "scan-not-copy": {
    text: "출판사 바코드였습니다.",
    figures: "",
    help: "{thisLibrary}에서 붙인 바코드를 스캔해 주세요.",
  },
  "email-format": {
    text: "이메일 주소 형식이 아닙니다.",
    figures: "",
    help: "@ 앞뒤를 다시 확인해 주세요.",
  },
  "email-mismatch": {
    text: "두 번 입력한 주소가 다릅니다.",
    figures: "",
    help: "처음부터 다시 입력해 주세요.",
  },
  "email-in-use-by-holds": {
    text: "알림 방법이 ‘이메일’인 예약이 있어 삭제할 수 없습니다.",
    figures: "",
    help: "먼저 예약의 알림 방법을 변경해 주세요.",
  },
  "email-unproven": {
    text: "이메일 주소가 아직 확인되지 않았습니다.",
    figures: "",
    help: "받은 메일의 6자리 인증 번호를 입력해 주세요. 오지 않았으면 다시 보내 드릴 수 있습니다.",
  },
  "email-code-wrong": {
    text: "인증 번호가 맞지 않습니다.",
    figures: "",
    help: "가장 최근 메일의 6자리 인증 번호를 다시 확인해 주세요.",
  },
  "email-code-over": {
    text: "이 인증 번호는 더 이상 사용할 수 없습니다.",
    figures: "",
    help: "메일을 다시 보내면 새 인증 번호가 옵니다.",
  },
  "password-rule": {
    text: "이 비밀번호는 사용할 수 없습니다.",
    figures: "비밀번호는 영문자와 숫자로 {{min}}~{{max}}자입니다.",
    help: "길이와 사용할 수 있는 문자를 보고 다시 정해 주세요.",
  },
  "password-guessable": {
    text: "너무 쉬워서 사용할 수 없는 비밀번호입니다.",
    figures: "",
    help: "같은 문자 반복, 123456 같은 연속된 문자, 대출증 번호는 피해서 다시 정해 주세요.",
  },
  "password-mismatch": {
    text: "두 번 입력한 비밀번호가 다릅니다.",
    figures: "",
    help: "처음부터 다시 입력해 주세요.",
  },
  "password-unchanged": {
    text: "이전과 같은 비밀번호는 쓸 수 없습니다.",
    figures: "",
    help: "다른 비밀번호를 정해 주세요.",
  },
  "current-password-wrong": {
    text: "현재 비밀번호가 맞지 않습니다.",
    figures: "",
    help: "대문자와 소문자도 확인해 주세요.",
  },
  "title-not-found": {
    text: "이 책을 찾지 못했습니다.",
    figures: "",
    help: "제목이나 지은이 이름으로 찾을 수 있습니다.",
  },
  "query-empty": {
    text: "검색어가 입력되지 않았습니다.",
    figures: "",
    help: "제목이나 지은이 이름을 입력해 주세요.",
  },
  "hold-not-suspendable": {
    text: "책을 준비하고 있어서 지금은 예약을 일시 정지할 수 없습니다.",
    figures: "",
    help: "받으러 오실 수 없으면 수령 도서관에 연락해 주세요.",
  },
  "reason-unknown": {
    text: "여기에서는 할 수 없습니다. 이 단말기에서는 이유를 알 수 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  owing: {
    text: "미납 요금이 있어 지금은 이용할 수 없습니다.",
    figures: "",
    help: "안내 데스크에서 납부하신 뒤에 다시 시도해 주세요.",
  },
  fee: {
    text: "이 책은 요금이 듭니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "age-limit": {
    text: "대출에 나이 제한이 있는 자료입니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "lend-overdue": {
    text: "연체된 책이 있어 빌릴 수 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "message-not-found": {
    text: "이 메시지는 더 이상 없습니다.",
    figures: "",
    help: "도서관에서 삭제했거나 기한이 지났습니다.",
  },
  "no-pickup": {
    text: "이 자료를 받을 수 있는 도서관이 없습니다.",
    figures: "",
    help: "안내 데스크에 문의해 주세요.",
  },
  "printer-away": {
    text: "지금 프린터를 사용할 수 없습니다.",
    figures: "",
    help: "종이가 필요하시면 안내 데스크에 문의해 주세요.",
  },
  "printer-paper": {
    text: "프린터에 종이가 없거나 걸려 있습니다.",
    figures: "",
    help: "인쇄를 취소했습니다. 이 번호를 직원에게 보여 주세요.",
  },
  "print-stuck": {
    text: "시간이 지나도 인쇄가 끝나지 않습니다.",
    figures: "",
    help: "인쇄를 취소했습니다. 이 번호를 직원에게 보여 주세요.",
  },
  "print-failed": {
    text: "인쇄하지 못했습니다.",
    figures: "",
    help: "종이가 필요하시면 안내 데스크에 문의해 주세요.",
  },
};
