import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "スマートフォンへ",
  heading: "スマートフォンの カメラで 見て ください",
  opensTitle: "カメラで この 絵を 見ると、図書館の ホームページに この 本が 出ます。",
  opensList: "カメラで この 絵を 見ると、図書館の ホームページに 本の リストが 出ます。",
  holdsTitle: "カメラで この 絵を 見ると、本の 名前と 番号が 文字で 入ります。",
  holdsList: "カメラで この 絵を 見ると、本の 名前が 文字で 入ります。",
  nameless: "パスワードは いりません。あなたの 名前と カードの 番号は 入って いません。",
  code: "QRコード",
  part: "{{pages}}枚の うち {{page}}枚目",
  nextCode: "次の コード",
  previousCode: "前の コード",
  list_other: "{{count}}冊の 本",
};
