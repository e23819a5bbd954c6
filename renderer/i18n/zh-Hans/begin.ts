import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** What helps on screens that have nothing to list. */
export const begin: OneForm<Words["begin"]> = {
  loans: {
    heading: "如何借书",
    find: "查找图书，查看书架位置",
    take: "从书架上取书",
    desk: "带上书和借书证到服务台办理",
    here: "在本机办理借书",
  },
  holds: {
    heading: "如何预约图书",
    find: "查找想看的书",
    place: "预约，并选择取书馆",
    collect: "图书备好后，到取书馆取书",
  },
  moved: "住址或电话号码有变更时，请到服务台告知工作人员。",
};
