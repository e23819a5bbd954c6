import type { TitleSummary } from "#contract/domain/title.ts";

/** Readings of the sample titles; another title has none. */
const READINGS: Readonly<Record<string, string>> = {
  銀河鉄道の父: "ぎんがてつどう の ちち",
  銀河鉄道の夜: "ぎんがてつどう の よる",
  銀河鉄道物語: "ぎんがてつどう ものがたり",
  銀河の発見: "ぎんが の はっけん",
  "絵本 銀河鉄道の夜": "えほん ぎんがてつどう の よる",
  文章読本: "ぶんしょう とくほん",
  雪: "ゆき",
  茶の本: "ちゃ の ほん",
  草枕: "くさまくら",
  善の研究: "ぜん の けんきゅう",
  雪国: "ゆきぐに",
  かがみの孤城: "かがみ の こじょう",
  博士の愛した数式: "はかせ の あいした すうしき",
  火車: "かしゃ",
  吾輩は猫である: "わがはい は ねこ で ある",
};

/** A title with its reading; without one that of 「銀河鉄道の父」. */
export function named(title = "銀河鉄道の父"): Pick<TitleSummary, "title" | "reading"> {
  return { title, reading: READINGS[title] ?? "" };
}
