import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Words that many screens share. */
export const common: OneForm<Words["common"]> = {
  back: "返回",
  stop: "返回",
  help: "帮助",
  next: "下一步",
  close: "关闭",
  asking: "正在查询",
  askingLong: "需要的时间较长，请再稍等一会儿。",
  sending: "正在发送",
  card: "借书证 {{tail}}",
  code: "出示给工作人员的代码：{{code}}",
  ticket: "受理编号 {{ticket}}",
  date: "{{date}}",
  thisLibrary: "本馆",
  terms: {
    card: {
      "loan-ticket": "借书证",
      "loan-card": "借书证",
      "use-card": "读者证",
      "use-ticket": "读者证",
      "patron-card": "读者证",
      "library-card": "读者证",
    },
    password: { password: "密码", pin: "密码" },
  },
  and: "、",
  apart: "　",
  backendAway: "暂时无法连接图书馆系统，请稍候。",
  partAway: {
    system: "暂时不能办理预约、续借等手续，可以查找图书。",
    catalogue: "暂时不能查找图书，可以办理预约、续借等手续。",
  },
  toast: {
    title: "已扫描《{{title}}》",
    see: "查看这本书",
  },
  language: "语言",
  ways: {
    again: "再试一次",
    "scan-card": "扫描借书证",
    "change-password": "修改密码",
    holds: "查看我的预约",
    email: "登记邮箱",
    "email-change": "修改邮箱",
    "email-code": "输入验证码",
    search: "查找图书",
    counter: "请到服务台咨询。",
    wait: "请过一会儿再试。",
  },
};
