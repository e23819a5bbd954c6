import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Slips: the button, the box that follows the print, and what stands on the paper. */
export const paper: OneForm<Words["paper"]> = {
  print: "かみに いんさつする",
  printStickers: "どくしょノートの シールを いんさつする",
  printing: "いんさつしています",
  printingHint: "すこし まって ください。",
  printed: "いんさつしました",
  printedHint: "かみを とって ください。なまえと カードの ばんごうは かいてありません。",
  names: {
    title: "ほんの ばしょ",
    hold: "よやくの かみ",
    loans: "かりている ほん",
    holds: "よやくした ほん",
    memo: "ほんの メモ",
    stickers: "どくしょノートの シール",
    test: "いんさつの テスト",
  },
  printedOn: "{{date}}に いんさつしました",
  nameless: "この かみに なまえと カードの ばんごうは ありません。",
  callNumber: "ほんの ばんごう",
  where: "ばしょ",
  printedHere: "ここで いんさつ",
  otherCopies: "おなじ ほん（ほかの ばしょ）",
  moreCopies_other: "ほかに {{count}}さつ あります",
  isbn: "ISBN {{isbn}}",
  askStacks: "カウンターで だして もらう ほんです。この かみを カウンターの ひとに みせて ください。",
  noCopy: "いま、かりられる ほんが ありません。カウンターの ひとに きいて ください。",
  unknownNow: "いま かりられるか わかりません。よやくは、この かみを カウンターの ひとに みせて ください。",
  scan: "スマホの カメラで うつすと、としょかんの ページが ひらきます。",
  nextDue: "いちばん はやい かえす ひ",
  count_other: "{{count}}さつ",
  none: "ありません",
  placedOn: "よやくした ひ {{date}}",
  waitsUntil: "{{date}}まで とって おきます",
  test: "この かみが ぜんぶ よめたら、プリンターは だいじょうぶです。",
};
