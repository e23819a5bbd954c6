/** How a patron makes the screen fit: size of type, look, low screen, motion, time, curtain. */
export const comfort = {
  /** The button in the foot of every screen: short. */
  open: "見やすく",
  heading: "見やすく・使いやすく",
  onlyThisVisit: "終わると、もとに もどります。",
  done: "これで使う",
  asSetUp: "全部 もとに もどす",
  type: { name: "文字", normal: "ふつう", large: "大きく", largest: "もっと大きく" },
  furigana: { name: "ふりがな", none: "なし", shown: "あり" },
  theme: { name: "色", paper: "紙", ink: "黒い紙に 白", yellow: "黄色に 黒" },
  low: {
    name: "画面の高さ",
    usual: "ふつう",
    low: "低くする",
    attract: "画面を 低くする",
    sign: "画面を 下に よせています",
  },
  motion: { name: "動き", usual: "ふつう", still: "動かさない" },
  time: { name: "時間", slow: "ゆっくり使えます（4倍の時間）" },
  curtain: {
    hide: "かくす",
    hideNow: "画面を かくす",
    hidden: "画面を かくしています",
    touch: "どこかに さわると もどります。",
  },
  /** A screen that does not fit at this size of type is shown in parts. */
  part: "{{part}}／{{parts}}",
  on: "つづき",
  before: "まえ",
} as const;
