/** How a patron makes the screen fit: size of type, look, low screen, motion, time, curtain. */
export const display = {
  /** The button in the foot of every screen: short. */
  open: "見やすく",
  heading: "見やすく・使いやすく",
  onlyThisVisit: "終わると、元にもどります。",
  done: "閉じる",
  asSetUp: "すべて元にもどす",
  /** A row of a list, as it looks with what was chosen. */
  sample: { name: "見本", title: "銀河鉄道の夜" },
  type: { name: "文字", normal: "ふつう", large: "大きく", largest: "もっと大きく" },
  furigana: { name: "ふりがな", none: "なし", shown: "あり" },
  theme: { name: "色", paper: "標準", ink: "黒地に白", yellow: "黄地に黒" },
  low: {
    name: "画面の高さ",
    usual: "ふつう",
    low: "低くする",
    attract: "画面を低くする",
    sign: "画面を下に寄せています",
  },
  motion: { name: "動き", usual: "ふつう", still: "動かさない" },
  time: { name: "時間", slow: "ゆっくり使えます（4倍の時間）" },
  curtain: {
    /** Where there is no room for the full name. */
    hideShort: "かくす",
    hide: "画面をかくす",
    hidden: "画面をかくしています",
    touch: "どこかにさわるともどります。",
  },
  /** A screen that does not fit at this size of type is shown in parts. */
  part: "{{part}}／{{parts}}",
  on: "つづき",
  before: "前へ",
  first: "先頭へ",
} as const;
