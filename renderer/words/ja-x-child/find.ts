import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Choosing among what was found, and ways on when nothing was. */
export const find: OneForm<Words["find"]> = {
  titles_other: "{{number}}さつ",
  onShelf: "いま かりられる",
  children: "こどもの ほん",
  conditions: "もっと えらぶ",
  box: {
    heading: "みたい ほんを えらぶ",
    library: "としょかん",
    everyLibrary: "ぜんぶの としょかん",
    material: "しゅるい",
    everyMaterial: "ぜんぶ",
    materials: { book: "ほん", magazine: "ざっし", "audio-visual": "CD・DVD" },
    sort: "ならべかた",
    show: "これで みる",
    keep: "かえない",
  },
  sorts: { author: "かいた ひと", "year-oldest": "ふるい" },
  near: "よみかたや じが にている ほんです",
  nearAsk: "これかな",
  none: {
    quoted: "「{{query}}」",
    meant: "「{{query}}」で さがす",
    meantHint: "さがしているのは これかな",
    narrowed: "「{{query}}」の ほんは ありませんでした。こうすると、みつかるかも しれません。",
    widen: "ぜんぶの ほんから さがす",
    widenHint: "ほかの としょかんの ほんも、ここで うけとれます",
    fewer: "ことばを へらす",
    fewerHint: "ことばが すくないと、たくさん みつかります",
    kana: "ひらがなで さがす",
    kanaHint: "かんじが ちがっても、よみかたで みつかります",
  },
};
