/** Returning by scanning, without a card. */
export const returns = {
  openDetail: "カードはいりません",
  heading: "返す本のバーコードをかざしてください",
  hint: "1冊ずつ、続けてかざせます。返した本と置き場所が、ここに出ます。",
  count_other: "{{count}}冊返しました。続けてかざせます。",
  sum: {
    done_other: "返した {{count}}冊",
    "not-done_other": "返していない {{count}}冊",
    unknown_other: "わからない {{count}}冊",
  },
  working: "確かめています",
  done: "返却しました",
  /** Refused, or its outcome is unknown. */
  no: "まだ返却していません",
  unsure: "返却できたか、まだわかりません",
  /** Where the copy is put, where the library has no name of its own for the place. */
  put: {
    trolley: "返却台に置いてください",
    "hold-box": "予約の本の箱に入れてください",
    "other-library": "ほかの館へ送る本の箱に入れてください",
    staff: "職員用のトレーに置いてください",
  },
  putAt: "{{place}}に置いてください",
  sentTo: "{{library}}へ送ります。",
  /** The library system is away. */
  away: "いまはここで返せません",
  awayHint: "本はカウンターへお持ちください。",
  /** On the screen of the code for a phone. */
  code: "スマホのカメラで読み取ると、題名と返した時刻が文字で入ります。",
  slip: {
    at: "{{time}} 返却",
    kiosk: "端末 {{name}}",
  },
} as const;
