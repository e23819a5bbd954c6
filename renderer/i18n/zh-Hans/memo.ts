import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Titles that a patron notes in this visit, to take the list along. */
export const memo: OneForm<Words["memo"]> = {
  add: "加入书单",
  open_other: "查看书单（{{count}}本）",
  full_other: "书单已满（{{count}}本）",
  heading_other: "书单：{{count}}本",
  none: "书单里还没有书。请在图书页面按“加入书单”。",
  hint: "可以打印或存到手机，带到书架前。结束使用后，书单会被清除。",
  remove: "从书单中移除",
};
