import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** How a patron makes the screen fit. */
export const display: OneForm<Words["display"]> = {
  open: "みやすく",
  heading: "みやすく・つかいやすく",
  onlyThisVisit: "おわると、もとに もどります。",
  done: "これで つかう",
  asSetUp: "ぜんぶ もとに もどす",
  sample: { name: "みほん", title: "ぎんがてつどうの よる" },
  type: { name: "もじ", normal: "ふつう", large: "おおきく", largest: "もっと" },
  furigana: { name: "ふりがな", none: "なし", shown: "あり" },
  theme: { name: "いろ", paper: "しろ", ink: "くろ", yellow: "きいろ" },
  low: {
    name: "がめんの たかさ",
    usual: "ふつう",
    low: "ひくく する",
    attract: "がめんを ひくく する",
    sign: "がめんを したに しています",
  },
  motion: { name: "うごき", usual: "ふつう", still: "うごかさない" },
  time: { name: "じかん", slow: "ゆっくり つかえます（じかんは 4ばい）" },
  curtain: {
    hideShort: "かくす",
    hide: "がめんを かくす",
    hidden: "がめんを かくしています",
    touch: "どこかに さわると もどります。",
  },
  part: "{{part}}／{{parts}}",
  on: "つづき",
  before: "まえへ",
  first: "うえへ",
};
