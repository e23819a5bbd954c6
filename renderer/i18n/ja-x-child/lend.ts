import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Borrowing by scanning. */
export const lend: OneForm<Words["lend"]> = {
  open: "ほんを かりる",
  openDetail: "ほんの バーコードを よみます",
  heading: "かりる ほんの バーコードを きかいの まえに だして ください",
  hint: "1さつずつ だして ください。かりた ほんが ここに でます。",
  count_other: "{{count}}さつ かりました。つづけて かりられます。",
  due: "かえす ひを みる",
  working: "しらべています",
  copy: "バーコード {{number}}",
  lent: "かりました",
  lentHold: "かりました。よやくした ほんです。",
  undo: "かりるのを とりけす",
  undoOf: "「{{title}}」を かりるのを とりけす",
  undone: "かりていません。ほんは かえす ところに おいて ください。",
  undoneStaff: "かりていません。ほんは としょかんの ひとに わたして ください。",
  endLent_other: "かえす ひ　{{count}}さつ",
  endNot_other: "かりていない ほんが {{count}}さつ あります。",
  endWorking_other: "まだ しらべている ほんが {{count}}さつ あります。すこし まってください。",
  howMany: "かりる ほんは なんさつ ありますか",
  howManyHint: "あとで ほんの かずを たしかめます。",
  books_other: "{{count}}さつ",
  uncounted: "かぞえないで はじめる",
  read_other: "{{expected}}さつの なかで {{count}}さつ よみました。",
  all: "これで ぜんぶです",
  mismatch_other: "{{expected}}さつでは なく、{{count}}さつ よみました",
  mismatchHint: "まだ ほんが あれば、つづけて だして ください。",
  scanMore: "つづけて よむ",
  goOn: "このまま すすむ",
};
