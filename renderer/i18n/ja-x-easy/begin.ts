import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** What helps on screens that have nothing to list. */
export const begin: OneForm<Words["begin"]> = {
  loans: {
    heading: "本を 借りる とき",
    find: "本を さがして、たなの 場所を 見ます",
    take: "たなから 本を 取ります",
    desk: "本と カードを カウンターに 出します",
    here: "本を この 機械で 借ります",
  },
  holds: {
    heading: "本を 予約する とき",
    find: "読みたい 本を さがします",
    place: "予約して、受け取る 図書館を 選びます",
    collect: "本が 来たら、その 図書館で 受け取ります",
  },
  moved: "住所や 電話番号が 変わりましたか。カウンターで 教えて ください。",
};
