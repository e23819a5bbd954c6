import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Returning by scanning, without a card. */
export const returns: OneForm<Words["returns"]> = {
  openDetail: "대출증이 필요 없습니다",
  heading: "반납할 책의 바코드를 스캔해 주세요",
  hint: "한 권씩 이어서 스캔해 주세요. 반납한 책과 놓을 곳이 여기에 표시됩니다.",
  count_other: "{{count}}권을 반납했습니다. 계속 스캔할 수 있습니다.",
  sum: {
    done_other: "반납됨 {{count}}권",
    "not-done_other": "반납 안 됨 {{count}}권",
    unknown_other: "확인 안 됨 {{count}}권",
  },
  working: "확인하고 있습니다",
  done: "반납했습니다",
  no: "아직 반납되지 않았습니다",
  unsure: "반납되었는지 아직 알 수 없습니다",
  put: {
    trolley: "반납 카트에 놓아 주세요",
    "hold-box": "예약 도서 상자에 넣어 주세요",
    "other-library": "다른 도서관으로 보낼 책 상자에 넣어 주세요",
    staff: "직원용 트레이에 놓아 주세요",
  },
  putAt: "{{place}}에 놓아 주세요",
  sentTo: "{{library}}에 보냅니다.",
  away: "지금은 여기에서 반납할 수 없습니다",
  awayHint: "책을 안내 데스크로 가져가 주세요.",
  code: "휴대폰 카메라로 QR 코드를 비추면 책 제목과 반납 시각을 글자로 받을 수 있습니다.",
  slip: {
    at: "{{time}} 반납",
    kiosk: "단말기 {{name}}",
  },
};
