import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** How a patron makes the screen fit. */
export const display: OneForm<Words["display"]> = {
  open: "見やすく",
  heading: "見やすく・使いやすく",
  onlyThisVisit: "終わると、もとに もどります。",
  done: "これで 使う",
  asSetUp: "全部 もとに もどす",
  sample: { name: "見本", title: "銀河鉄道の 夜" },
  type: { name: "文字", normal: "ふつう", large: "大きく", largest: "もっと 大きく" },
  furigana: { name: "ふりがな", none: "なし", shown: "あり" },
  theme: { name: "色", paper: "ふつう", ink: "黒に 白", yellow: "黄色に 黒" },
  low: {
    name: "画面の 高さ",
    usual: "ふつう",
    low: "低く する",
    attract: "画面を 低く する",
    sign: "画面を 下に して います",
  },
  motion: { name: "動き", usual: "ふつう", still: "動かさない" },
  time: { name: "時間", slow: "ゆっくり 使えます（時間は 4倍）" },
  curtain: {
    hideShort: "かくす",
    hide: "画面を かくす",
    hidden: "画面を かくして います",
    touch: "どこかに さわると もどります。",
  },
  part: "{{part}}／{{parts}}",
  on: "つづき",
  before: "前へ",
  first: "上へ",
};
