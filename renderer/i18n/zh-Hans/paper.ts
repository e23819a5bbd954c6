import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Slips: the button, the box that follows the print, and what stands on the paper. */
export const paper: OneForm<Words["paper"]> = {
  print: "打印到纸上",
  printStickers: "打印阅读笔记贴纸",
  printing: "正在打印",
  printingHint: "请稍候。",
  printed: "已打印",
  printedHint: "请取走打印件。上面没有您的姓名和借书证号码。",
  names: {
    title: "图书位置单",
    hold: "预约单",
    loans: "我的借阅",
    holds: "我的预约",
    memo: "要找的图书",
    stickers: "阅读笔记贴纸",
    test: "打印测试",
  },
  printedOn: "{{date}}打印",
  nameless: "这张纸上没有姓名和借书证号码。",
  callNumber: "索书号",
  where: "位置",
  printedHere: "打印处",
  otherCopies: "其他复本",
  moreCopies_other: "另有{{count}}本",
  isbn: "ISBN {{isbn}}",
  askStacks: "这本书在书库里。请把这张纸交给服务台的工作人员。",
  noCopy: "现在没有可外借的书。请到服务台咨询。",
  unknownNow: "暂时无法确认能否外借。如需预约，请把这张纸交给服务台的工作人员。",
  scan: "用手机扫描，即可打开图书馆的页面。",
  nextDue: "最早的应还日期",
  count_other: "{{count}}本",
  none: "没有",
  placedOn: "预约日期：{{date}}",
  waitsUntil: "保留到{{date}}",
  test: "如果这张纸上的内容没有缺失，打印机就可以使用。",
};
