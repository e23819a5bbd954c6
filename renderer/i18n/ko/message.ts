import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Messages of the library to one patron. */
export const message: OneForm<Words["message"]> = {
  heading: "도서관에서 보낸 메시지",
  important: "중요한 메시지",
  unread_other: "메시지가 {{count}}건 있습니다",
  unreadDetail: "나중에 읽어도 됩니다.",
  importantDetail: "중요한 메시지가 있습니다. 읽어 주세요.",
  kinds: {
    "come-to-desk": "안내 데스크로 와 주세요",
    "left-behind": "두고 가신 물건이 있습니다",
    "check-details": "연락처를 확인해 주세요",
  },
  kindHelp: {
    "come-to-desk": "말씀드릴 것이 있습니다. 개관 시간에 안내 데스크 직원에게 말씀해 주세요.",
    "left-behind": "안내 데스크에서 돌려 드립니다.",
    "check-details": "도서관의 연락이 닿지 않는 것 같습니다. 안내 데스크에서 현재 연락처를 알려 주세요.",
  },
  fromLibrary: "도서관에서 쓴 글",
  written: "{{date}} 메시지",
  until: "{{date}}까지 볼 수 있습니다",
  read: "읽었습니다",
  confirm: "확인했습니다",
  done: "읽은 메시지입니다",
  of: "{{all}}건 중 {{at}}번째",
  previous: "이전 메시지",
  next: "다음 메시지",
  none: "지금은 메시지가 없습니다",
  entry: "메시지",
  entryDetail: "읽은 메시지도 며칠 동안 다시 볼 수 있습니다",
};
