import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Choosing among what was found, and ways on when nothing was. */
export const find: OneForm<Words["find"]> = {
  titles_other: "{{number}}种",
  onShelf: "现在可借",
  children: "儿童图书",
  conditions: "更多条件",
  box: {
    heading: "选择条件",
    library: "图书馆",
    everyLibrary: "所有图书馆",
    material: "种类",
    everyMaterial: "全部",
    materials: { book: "图书", magazine: "杂志", "audio-visual": "CD、DVD" },
    sort: "排序方式",
    show: "按此条件查看",
    keep: "不更改",
  },
  sorts: { author: "按作者", "year-oldest": "从旧到新" },
  near: "这些书的读音或写法相近",
  nearAsk: "您是不是要找",
  none: {
    quoted: "“{{query}}”",
    meant: "查找“{{query}}”",
    meantHint: "您是不是要找这个？",
    narrowed: "按这些条件没有找到“{{query}}”。可以试试以下方法。",
    widen: "取消所有条件",
    widenHint: "其他图书馆的书也可以在这里取",
    fewer: "减少检索词",
    fewerHint: "检索词越少，找到的越多",
    kana: "用平假名查找",
    kanaHint: "汉字写法不同，也可以按读音找到",
  },
};
