import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "スマホへ",
  heading: "スマホの カメラで みて ください",
  opensTitle: "カメラで この えを みると、としょかんの ホームページで この ほんが ひらきます。",
  opensList: "カメラで この えを みると、としょかんの ホームページで ほんの リストが ひらきます。",
  holdsTitle: "カメラで この えを みると、ほんの なまえと ばんごうが はいります。",
  holdsList: "カメラで この えを みると、ほんの なまえが はいります。",
  nameless: "なまえと カードの ばんごうは はいって いません。",
  code: "QRコード",
  part: "{{pages}}まいの うち {{page}}まいめ",
  nextCode: "つぎの コード",
  previousCode: "まえの コード",
  list_other: "{{count}}さつの ほん",
};
