import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: OneForm<Words["phone"]> = {
  take: "传到手机",
  heading: "请用手机扫描",
  opensTitle: "用手机相机扫描，即可在图书馆网站上查看这本书。",
  opensList: "用手机相机扫描，即可在图书馆网站上查看这些书。",
  holdsTitle: "用手机相机扫描，即可得到书名和索书号。",
  holdsList: "用手机相机扫描，即可得到书名。",
  nameless: "无需登录。二维码中没有您的姓名和借书证号码。",
  code: "二维码",
  part: "第{{page}}个，共{{pages}}个",
  nextCode: "下一个",
  previousCode: "上一个",
  list_other: "{{count}}本书",
};
