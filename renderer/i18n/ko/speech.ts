import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Reading aloud, and what sounds say. */
export const speech: OneForm<Words["speech"]> = {
  toggle: "음성 안내",
  on: "음성 안내를 시작합니다.",
  off: "음성 안내를 마칩니다.",
  button: "버튼",
  field: "입력란",
  chosen: "선택됨",
  empty: "아직 비어 있습니다",
  typed_other: "{{count}}자를 입력했습니다",
  controls_other: "누를 수 있는 항목이 {{count}}개 있습니다.",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "스캔했습니다",
    done: "완료되었습니다",
    refusal: "알림",
    warning: "확인해 주세요",
  },
};
