import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Loans and renewals. */
export const loan: OneForm<Words["loan"]> = {
  heading_other: "借阅的图书　{{count}}本",
  headingNone: "借阅的图书",
  order: "按还书日期从近到远",
  empty: "您现在没有借阅的图书。",
  emptyHint: "您可以查找想看的书。",
  toSearch: "查找图书",
  daysLeft_other: "还有{{count}}天",
  today: "今天到期",
  overdue_other: "已过还书日期{{count}}天",
  dueOn: "{{date}}前归还",
  dueUnknown: "还书日期请到服务台询问",
  renewed: "已续借",
  renewedNow: "已续借。新的还书日期是{{date}}。",
  renew: "续借",
  renewOf: "续借《{{title}}》",
  cannot: {
    "renewal-reserved": "有人在等这本书，不能续借",
    "renewal-overdue": "如需续借，请到服务台",
    "renewal-limit_other": "最多可续借{{count}}次",
    "renewal-too-early": "{{date}}起可以续借",
    "renewal-too-early-undated": "现在还不能续借",
  },
  scanned: "刚才扫描的书",
  question: "要续借吗？",
  oldDate: "现在的还书日期",
  newDate: "新的还书日期",
  renewing: "正在续借",
  once_other: "每本书最多可续借{{count}}次。",
  some: {
    open: "一起续借",
    question: "要续借哪些书？",
    hint: "请点选要续借的书。",
    all: "全部选择",
    renew_other: "续借{{count}}本",
    done_other: "已续借{{count}}本",
    doneNone: "未能续借",
    notAsked: "还没有续借",
  },
};
