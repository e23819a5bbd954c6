/** Reading aloud, and what sounds say. */
export const speech = {
  toggle: "読み上げ",
  on: "読み上げを始めます。",
  off: "読み上げを終わります。",
  button: "ボタン",
  field: "入力欄",
  chosen: "選ばれています",
  empty: "まだ何もありません",
  typed_other: "{{count}}文字入力されています",
  controls_other: "押せるところは{{count}}か所です。",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "読み取りました",
    done: "できました",
    refusal: "できませんでした",
    warning: "確かめてください",
  },
} as const;
