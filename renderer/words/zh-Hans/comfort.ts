import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** How a patron makes the screen fit. */
export const comfort: OneForm<Words["comfort"]> = {
  open: "字大一点",
  heading: "看得清、用得顺",
  onlyThisVisit: "结束后恢复原样。",
  done: "就用这个",
  asSetUp: "全部恢复",
  type: { name: "文字", normal: "普通", large: "大", largest: "特大" },
  furigana: { name: "假名注音", none: "无", shown: "有" },
  theme: { name: "颜色", paper: "纸色", ink: "黑底白字", yellow: "黄底黑字" },
  low: { name: "画面高度", usual: "普通", low: "放低", attract: "把画面放低", sign: "画面已放低" },
  motion: { name: "动画", usual: "普通", still: "不动" },
  time: { name: "时间", slow: "可以慢慢使用（时间是4倍）" },
  curtain: { hide: "遮住", hideNow: "遮住画面", hidden: "画面已遮住", touch: "触摸任意处即可恢复。" },
  part: "{{part}} / {{parts}}",
  on: "继续",
  before: "前一段",
};
