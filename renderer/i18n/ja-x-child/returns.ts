import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Returning by scanning, without a card. */
export const returns: OneForm<Words["returns"]> = {
  openDetail: "カードは いりません",
  heading: "かえす ほんの バーコードを きかいの まえに だして ください",
  hint: "1さつずつ だして ください。かえした ほんと おく ところが ここに でます。",
  count_other: "{{count}}さつ かえしました。つづけて かえせます。",
  sum: {
    done_other: "かえした {{count}}さつ",
    "not-done_other": "かえしていない {{count}}さつ",
    unknown_other: "わからない {{count}}さつ",
  },
  working: "しらべています",
  done: "かえしました",
  no: "まだ かえしていません",
  unsure: "かえせたか、まだ わかりません",
  put: {
    trolley: "ほんを かえす だいに おいて ください",
    "hold-box": "よやくの ほんの はこに いれて ください",
    "other-library": "ほかの としょかんに おくる ほんの はこに いれて ください",
    staff: "としょかんの ひとの トレーに おいて ください",
  },
  putAt: "{{place}}に おいて ください",
  sentTo: "{{library}}に おくります。",
  away: "いまは ここで かえせません",
  awayHint: "ほんを カウンターに もって きて ください。",
  code: "カメラで QRコードを うつすと、ほんの なまえと じかんが でます。",
  slip: {
    at: "{{time}}に かえしました",
    kiosk: "きかい {{name}}",
  },
};
