import type { Hold } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { TitleDetail, TitleLine } from "#contract/domain/title.ts";
import { FATHER, HOLDS, LOANS } from "#test/support/screens/sample-records.ts";

/* Titles as long as catalogues have them, and long lists with them. */

/** A title that fills several lines. */
export const LONG_TITLE =
  "銀河鉄道の夜を読みなおすための十二の章、あるいは宮沢賢治とその時代の人びとがたずねた星と旅と祈りについての長い長いおぼえがき";
/** A title as long as catalogues have them. */
export const LONG: TitleDetail = {
  ...FATHER,
  id: "t-long",
  title: LONG_TITLE,
  subtitle: "資料と年譜をそえて",
  volume: "上",
  reading: "ぎんがてつどうのよるをよみなおすためのじゅうにのしょう",
  authors: [
    { name: "門井慶喜", reading: "かどい よしのぶ", role: "著" },
    { name: "国際児童文学研究資料センター編集委員会", reading: "", role: "編" },
  ],
  summary: FATHER.summary.repeat(8),
};

/** The title of the n-th record of a list: every third one is long. */
function titled<T extends TitleLine>(title: T, index: number): T {
  return index % 3 === 1 ? { ...title, title: LONG_TITLE, reading: LONG.reading } : title;
}

/** Loans in all their states, every third with a long title. */
export function manyLoans(length: number): readonly Loan[] {
  return Array.from({ length }, (_, index) => {
    const base = LOANS[index % LOANS.length] as Loan;
    return { ...base, id: `l-${index}`, title: titled(base.title, index) };
  });
}

/** Holds in every state, every third with a long title. */
export function manyHolds(length: number): readonly Hold[] {
  return Array.from({ length }, (_, index) => {
    const base = HOLDS[index % HOLDS.length] as Hold;
    return { ...base, id: `m-${index}`, title: titled(base.title, index) };
  });
}
