import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Loans and renewals. */
export const loan: OneForm<Words["loan"]> = {
  heading_other: "我的借阅　{{count}}本",
  headingNone: "我的借阅",
  order: "按应还日期从近到远",
  empty: "您现在没有借阅的图书。",
  emptyHint: "您可以查找想看的书。",
  toSearch: "查找图书",
  daysLeft_other: "还有{{count}}天",
  today: "今天到期",
  overdue_other: "已超期{{count}}天",
  dueOn: "{{date}}到期",
  dueUnknown: "应还日期请到服务台咨询",
  renewed: "已续借",
  renewedNow: "已续借。新的应还日期是{{date}}。",
  renew: "续借",
  renewOf: "续借《{{title}}》",
  cannot: {
    "renewal-reserved": "有其他读者在等候，不能续借",
    "renewal-overdue": "如需续借，请到服务台咨询",
    "renewal-limit_other": "最多可续借{{count}}次",
    "renewal-too-early": "{{date}}起可以续借",
    "renewal-too-early-undated": "现在还不能续借",
  },
  scanned: "刚才扫描的书",
  question: "要续借吗？",
  oldDate: "原应还日期",
  newDate: "新应还日期",
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
