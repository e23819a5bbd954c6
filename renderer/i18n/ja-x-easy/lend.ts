import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Borrowing by scanning. */
export const lend: OneForm<Words["lend"]> = {
  open: "本を 借りる",
  openDetail: "本の バーコードを 読みます",
  heading: "借りる 本の バーコードを 機械の 前に 出して ください",
  hint: "1冊ずつ 出して ください。借りた 本が ここに 出ます。",
  count_other: "{{count}}冊 借りました。続けて 借りる ことが できます。",
  due: "返す 日を 見る",
  working: "確認して います",
  copy: "バーコード {{number}}",
  lent: "借りました",
  lentHold: "借りました。予約した 本です。",
  undo: "借りるのを 取り消す",
  undoOf: "「{{title}}」を 借りるのを 取り消す",
  undone: "借りて いません。本は 返す 場所に 置いて ください。",
  undoneStaff: "借りて いません。本は 図書館の 人に 渡して ください。",
  endLent_other: "返す 日　{{count}}冊",
  endNot_other: "借りて いない 本が {{count}}冊 あります。",
  endWorking_other: "まだ 確認して いる 本が {{count}}冊 あります。待って ください。",
  howMany: "借りる 本は 何冊 ありますか",
  howManyHint: "あとで 本の 数を 確認します。",
  books_other: "{{count}}冊",
  uncounted: "数えないで 始める",
  read_other: "{{expected}}冊の 中で {{count}}冊を 読みました。",
  all: "これで 全部です",
  mismatch_other: "{{expected}}冊では なく、{{count}}冊 読みました",
  mismatchHint: "まだ 本が あれば、続けて 出して ください。",
  scanMore: "続けて 読む",
  goOn: "この まま 進む",
};
