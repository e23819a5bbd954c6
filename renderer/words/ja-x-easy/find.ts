import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Choosing among what was found, and ways on when nothing was. */
export const find: OneForm<Words["find"]> = {
  titles_other: "{{number}}冊",
  onShelf: "今 借りられる",
  children: "子どもの 本",
  conditions: "ほかに 選ぶ",
  box: {
    heading: "見たい 本を 選ぶ",
    library: "図書館",
    everyLibrary: "全部の 図書館",
    material: "種類",
    everyMaterial: "全部",
    materials: { book: "本", magazine: "雑誌", "audio-visual": "CD・DVD" },
    sort: "ならべる 順番",
    show: "これで 見る",
    keep: "変えない",
  },
  sorts: { author: "書いた 人の 順", "year-oldest": "古い 順" },
  near: "読み方や 字が 似て いる 本です",
  nearAsk: "これですか",
  none: {
    quoted: "「{{query}}」",
    meant: "「{{query}}」で さがす",
    meantHint: "さがして いるのは これですか",
    narrowed: "「{{query}}」の 本は ありませんでした。次の 方法で さがして ください。",
    widen: "全部の 本から さがす",
    widenHint: "ほかの 図書館の 本も、ここで 受け取れます",
    fewer: "ことばを 少なく する",
    fewerHint: "ことばが 少ないと、たくさん 見つかります",
    kana: "ひらがなで さがす",
    kanaHint: "漢字が ちがっても、読み方で 見つかります",
  },
};
