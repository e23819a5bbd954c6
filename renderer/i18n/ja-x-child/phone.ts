import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "スマホへ",
  heading: "スマホの カメラで うつして ください",
  opensTitle: "カメラで QRコードを うつすと、としょかんの ホームページで この ほんが ひらきます。",
  opensList: "カメラで QRコードを うつすと、としょかんの ホームページで ほんの リストが ひらきます。",
  holdsTitle: "カメラで QRコードを うつすと、ほんの なまえと ばんごうが でます。",
  holdsList: "カメラで QRコードを うつすと、ほんの なまえが でます。",
  nameless: "なまえと カードの ばんごうは はいっていません。",
  code: "QRコード",
  part: "{{pages}}まいの うち {{page}}まいめ",
  nextCode: "つぎの コード",
  previousCode: "まえの コード",
  list_other: "{{count}}さつの ほん",
};
