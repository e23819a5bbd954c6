import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "スマートフォンへ",
  heading: "スマートフォンの カメラで 写して ください",
  opensTitle: "カメラで QRコードを 写して ください。図書館の ホームページに この 本が 出ます。",
  opensList: "カメラで QRコードを 写して ください。図書館の ホームページに リストが 出ます。",
  holdsTitle: "カメラで QRコードを 写して ください。本の 名前と 番号が 出ます。",
  holdsList: "カメラで QRコードを 写して ください。本の 名前が 出ます。",
  nameless: "パスワードは いりません。名前と カードの 番号は 入って いません。",
  code: "QRコード",
  part: "{{pages}}枚の うち {{page}}枚目",
  nextCode: "次の コード",
  previousCode: "前の コード",
  list_other: "{{count}}冊の 本",
};
