import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "スマートフォンへ",
  heading: "スマートフォンの カメラで 見て ください",
  opensTitle: "カメラで この 絵を 見ると、図書館の ホームページで この 本が 開きます。",
  opensList: "カメラで この 絵を 見ると、図書館の ホームページで 本の リストが 開きます。",
  holdsTitle: "カメラで この 絵を 見ると、本の 名前と 番号が 文字で 入ります。",
  holdsList: "カメラで この 絵を 見ると、本の 名前が 文字で 入ります。",
  nameless: "ログインは しなくても いいです。あなたの 名前と カードの 番号は 入って いません。",
  code: "QRコード",
  part: "{{pages}}まいの うち {{page}}まい目",
  nextCode: "次の コード",
  previousCode: "前の コード",
  list_other: "{{count}}冊の 本",
};
