import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Slips: the button, the box that follows the print, and what stands on the paper. */
export const paper: OneForm<Words["paper"]> = {
  print: "紙に 印刷する",
  printStickers: "読書ノートの シールを 印刷する",
  printing: "印刷して います",
  printingHint: "少し 待って ください。",
  printed: "印刷しました",
  printedHint: "紙を とって ください。あなたの 名前と カードの 番号は 書いて ありません。",
  names: {
    title: "本の 場所",
    hold: "予約の 紙",
    loans: "借りて いる 本",
    lent: "借りた 本",
    holds: "予約した 本",
    memo: "本の メモ",
    stickers: "読書ノートの シール",
    returns: "返した 本の 紙",
    test: "印刷の テスト",
  },
  printedOn: "{{date}}に 印刷しました",
  nameless: "この 紙に 名前と カードの 番号は ありません。",
  callNumber: "本の 番号（請求記号）",
  where: "場所",
  printedHere: "ここで 印刷",
  otherCopies: "同じ 本（ほかの 場所）",
  moreCopies_other: "ほかに {{count}}冊 あります",
  isbn: "ISBN {{isbn}}",
  askStacks: "書庫に ある 本です。この 紙を カウンターの 人に 見せて ください。",
  noCopy: "今、借りる ことが できる 本が ありません。カウンターの 人に 聞いて ください。",
  unknownNow:
    "今、借りる ことが できるか わかりません。予約は、この 紙を カウンターの 人に 見せて ください。",
  scan: "スマートフォンで 写すと、図書館の ページが 出ます。",
  nextDue: "いちばん 早く 返す 日",
  count_other: "{{count}}冊",
  none: "ありません",
  placedOn: "予約した 日 {{date}}",
  waitsUntil: "{{date}}まで とって おきます",
  test: "この 紙が 全部 読めたら、プリンターは 使えます。",
};
