import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Returning by scanning, without a card. */
export const returns: OneForm<Words["returns"]> = {
  openDetail: "カードは いりません",
  heading: "返す 本の バーコードを 機械の \u2060前に 出して ください",
  hint: "1冊ずつ 出して ください。返した 本と 置く 場所が ここに 出ます。",
  count_other: "{{count}}冊 返しました。続けて 返す ことが できます。",
  sum: {
    done_other: "返した {{count}}冊",
    "not-done_other": "返して いない {{count}}冊",
    unknown_other: "わからない {{count}}冊",
  },
  working: "確認して います",
  done: "返しました",
  no: "まだ 返して いません",
  unsure: "返す ことが できたか、まだ わかりません",
  put: {
    trolley: "本を 返す 台に 置いて ください",
    "hold-box": "予約の 本の 箱に 入れて ください",
    "other-library": "ほかの 図書館へ 送る 本の 箱に 入れて ください",
    staff: "図書館の 人の トレーに 置いて ください",
  },
  putAt: "{{place}}に 置いて ください",
  sentTo: "{{library}}へ 送ります。",
  away: "今は ここで 返す ことが できません",
  awayHint: "本を カウンターへ 持って 来て ください。",
  code: "カメラで QRコードを 写して ください。本の 名前と 時間が 出ます。",
  slip: {
    at: "{{time}}に 返しました",
    kiosk: "機械 {{name}}",
  },
};
