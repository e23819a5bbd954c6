import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Card, number, password, first password (D5-D19). */
export const signIn: OneForm<Words["signIn"]> = {
  scan: {
    heading: "请扫描借书证",
    caption: "借书证",
    how: "请把条形码对准扫描器。",
    type: "输入号码",
    typeDetail: "借书证上的{{digits}}位号码",
    wantedHold: "需要扫描借书证才能继续预约。",
    picture: "把借书证的条形码对准扫描器",
  },
  number: {
    heading: "请输入借书证号码",
    caption: "借书证号码",
    where: "条形码下方有{{digits}}位号码。",
    field: "借书证号码",
    missing_other: "还差{{count}}位",
  },
  password: {
    heading: "请输入密码",
    field: "密码",
    rules: {
      digits: { range: "{{min}}到{{max}}位数字", exact: "{{max}}位数字", open: "数字" },
      latin: {
        range: "半角英文字母和数字，{{min}}到{{max}}位",
        exact: "半角英文字母和数字，{{max}}位",
        open: "半角英文字母和数字",
      },
      any: {
        range: "半角英文字母、数字和符号，{{min}}到{{max}}位",
        exact: "半角英文字母、数字和符号，{{max}}位",
        open: "半角英文字母、数字和符号",
      },
    },
    show: "显示密码",
    hide: "隐藏密码",
    missing_other: "还差{{count}}位",
    forgot: "忘记密码？",
    checkTitle: "如果提示借书证号码或密码不正确",
    check: {
      issued: "是{thisLibrary}发放的借书证号码吗？",
      registered: "设置过密码吗？有没有输错？",
      halfWidth: "借书证号码和密码是半角字符吗？",
      case: "英文字母区分大小写。",
    },
    checkAgain: "再输入一次",
  },
  forgot: {
    heading: "忘记密码时",
    caption: "重设密码",
    noAnswer: "我们无法告知您的密码。",
    reissue: "忘记密码后，需要重设新密码。",
    noPhone: "不能通过电话或电子邮件重设密码。",
    how: "请携带借书证到服务台申请。没有借书证时，请携带能证明住址的材料。",
    browse: "不用借书证查找图书",
  },
  first: {
    caption: "新密码 {{step}}/2",
    heading: "请设置新密码",
    headingAgain: "请再次输入同一个密码",
    why: "您现在的密码是临时密码。修改后就可以使用预约等服务。",
    again: "为了确认，请再输入一次。",
    field: "新密码",
    fieldAgain: "新密码（再次输入）",
    change: "修改",
    doneHeading: "密码已修改",
    doneNow: "新密码可以马上使用。",
    doneKeep: "请记下新密码并妥善保管。",
    proceed: "继续",
  },
};
