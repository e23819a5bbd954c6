import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Borrowing by scanning. */
export const lend: OneForm<Words["lend"]> = {
  open: "借书",
  openDetail: "扫描图书的条形码",
  heading: "请扫描要借的书的条形码",
  hint: "请一本一本地扫描。借到的书会列在这里。",
  count_other: "已借{{count}}本。可以继续扫描。",
  due: "查看应还日期",
  working: "正在确认",
  copy: "条形码 {{number}}",
  lent: "已借",
  lentHold: "已借。这是您预约的书。",
  undo: "取消借阅",
  undoOf: "取消借阅《{{title}}》",
  undone: "已取消借阅。请把书放到还书处。",
  undoneStaff: "已取消借阅。请把书交给工作人员。",
  endLent_other: "应还日期：{{count}}本",
  endNot_other: "有{{count}}本没有借到。",
  endWorking_other: "还有{{count}}本正在确认，请稍候。",
  howMany: "您要借几本书？",
  howManyHint: "稍后会与扫描到的数量核对。",
  books_other: "{{count}}本",
  uncounted: "不数，直接开始",
  read_other: "共{{expected}}本，已扫描{{count}}本。",
  all: "全部扫描完了",
  mismatch_other: "您说有{{expected}}本，但扫描到{{count}}本",
  mismatchHint: "如有未扫描的书，可以继续扫描。",
  scanMore: "继续扫描",
  goOn: "就这些书",
};
