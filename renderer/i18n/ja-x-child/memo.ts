import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Titles that a patron notes in this visit, to take the list along. */
export const memo: OneForm<Words["memo"]> = {
  add: "メモに いれる",
  open_other: "メモを みる（{{count}}さつ）",
  full_other: "メモが いっぱいです（{{count}}さつ）",
  heading_other: "メモの ほん　{{count}}さつ",
  none: "メモは まだ ありません。ほんの がめんで「メモに いれる」を おして ください。",
  hint: "かみか スマホに うつして、たなへ もって いって ください。おわると、メモは きえます。",
  remove: "メモから けす",
};
