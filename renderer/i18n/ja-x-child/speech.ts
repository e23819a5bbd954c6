import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Reading aloud, and what sounds say. */
export const speech: OneForm<Words["speech"]> = {
  toggle: "こえで よむ",
  on: "がめんを こえで よみます。",
  off: "こえで よむのを おわります。",
  button: "ボタン",
  field: "じを かく ところ",
  chosen: "えらんであります",
  empty: "まだ なにも ありません",
  typed_other: "{{count}}もじ かきました",
  controls_other: "おす ところは {{count}}かしょ あります。",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "よみました",
    done: "できました",
    refusal: "よんで ください",
    warning: "みて ください",
  },
};
