import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** How a patron makes the screen fit. */
export const display: OneForm<Words["display"]> = {
  open: "显示设置",
  heading: "看得更清楚，用得更方便",
  onlyThisVisit: "结束后恢复原来的设置。",
  done: "完成",
  asSetUp: "全部还原",
  sample: { name: "示例", title: "银河铁道之夜" },
  type: { name: "文字", normal: "普通", large: "大", largest: "特大" },
  furigana: { name: "假名注音", none: "无", shown: "有" },
  theme: { name: "颜色", paper: "标准", ink: "黑底白字", yellow: "黄底黑字" },
  low: { name: "屏幕高度", usual: "普通", low: "放低", attract: "放低屏幕", sign: "屏幕内容已放低" },
  motion: { name: "动画", usual: "普通", still: "关闭" },
  time: { name: "时间", slow: "延长时间（4倍）" },
  curtain: {
    hideShort: "隐藏",
    hide: "隐藏屏幕",
    hidden: "屏幕内容已隐藏",
    touch: "触摸屏幕任意处即可恢复。",
  },
  part: "{{part}} / {{parts}}",
  on: "下一屏",
  before: "上一屏",
  first: "回到开头",
};
