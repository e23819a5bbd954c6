import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Returning by scanning, without a card. */
export const returns: OneForm<Words["returns"]> = {
  openDetail: "无需借书证",
  heading: "请扫描所还图书的条形码",
  hint: "请逐本扫描。已还的书和放置位置会列在这里。",
  count_other: "已还{{count}}本。可以继续扫描。",
  sum: {
    done_other: "已还{{count}}本",
    "not-done_other": "未还{{count}}本",
    unknown_other: "未能确认{{count}}本",
  },
  working: "正在确认",
  done: "已归还",
  no: "尚未归还",
  unsure: "还无法确认是否已归还",
  put: {
    trolley: "请放到还书车上",
    "hold-box": "请放进预约图书箱",
    "other-library": "请放进送往其他图书馆的箱子",
    staff: "请放到工作人员专用托盘里",
  },
  putAt: "请放到：{{place}}",
  sentTo: "将送往{{library}}。",
  away: "现在不能在这里还书",
  awayHint: "请把书拿到服务台。",
  code: "用手机相机扫描，即可得到书名和归还时间。",
  slip: {
    at: "{{time}} 归还",
    kiosk: "终端 {{name}}",
  },
};
