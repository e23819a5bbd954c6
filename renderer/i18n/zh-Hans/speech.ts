import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Reading aloud, and what sounds say. */
export const speech: OneForm<Words["speech"]> = {
  toggle: "朗读",
  on: "开始朗读。",
  off: "朗读结束。",
  button: "按钮",
  field: "输入框",
  chosen: "已选中",
  empty: "还没有内容",
  typed_other: "已输入{{count}}个字符",
  controls_other: "这里有{{count}}个可以按的地方。",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "已扫描",
    done: "已完成",
    refusal: "提示",
    warning: "请确认",
  },
};
