import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Messages of the library to one patron. */
export const message: OneForm<Words["message"]> = {
  heading: "图书馆给您的消息",
  important: "重要消息",
  unread_other: "您有{{count}}条消息",
  unreadDetail: "也可以稍后再看。",
  importantDetail: "有重要消息，请阅读。",
  kinds: {
    "come-to-desk": "请到服务台来",
    "left-behind": "您有物品遗忘在图书馆",
    "check-details": "请确认您的联系方式",
  },
  kindHelp: {
    "come-to-desk": "我们有事想当面告诉您。请在开馆时间到服务台找工作人员。",
    "left-behind": "请到服务台领取。",
    "check-details": "我们似乎联系不上您。请到服务台告知您现在的联系方式。",
  },
  fromLibrary: "图书馆的原文",
  written: "{{date}}的消息",
  until: "显示到{{date}}",
  read: "我已看过",
  confirm: "已了解",
  done: "这条消息已看过",
  of: "第{{at}}条，共{{all}}条",
  previous: "上一条",
  next: "下一条",
  none: "现在没有消息",
  entry: "消息",
  entryDetail: "看过的消息，几天内还可以再看",
};
