import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Titles that a patron notes in this visit, to take the list along. */
export const memo: OneForm<Words["memo"]> = {
  add: "メモに 入れる",
  open_other: "メモを 見る（{{count}}冊）",
  full_other: "メモは もう いっぱいです（{{count}}冊）",
  heading_other: "メモの 本　{{count}}冊",
  none: "メモは まだ ありません。本の 画面で「メモに 入れる」を 押して ください。",
  hint: "紙か スマートフォンに うつして ください。それを 持って、本の 場所へ 行って ください。終わると、メモは 消えます。",
  remove: "メモから 消す",
};
