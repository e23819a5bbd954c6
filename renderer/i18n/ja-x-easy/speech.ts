import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Reading aloud, and what sounds say. */
export const speech: OneForm<Words["speech"]> = {
  toggle: "声で 読む",
  on: "画面を 声で 読みます。",
  off: "声で 読むのを 終わります。",
  button: "ボタン",
  field: "字を 書く ところ",
  chosen: "選んで あります",
  empty: "まだ 何も ありません",
  typed_other: "{{count}}文字 書きました",
  controls_other: "押す ところは {{count}}か所 あります。",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "読みました",
    done: "できました",
    refusal: "読んで ください",
    warning: "見て ください",
  },
};
