import type { Hold } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { FATHER, HOLDS, hold, LOANS, loan } from "#test/support/screens/sample-records.ts";

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

/** Loans in all their states, every third with a long title. */
export function manyLoans(length: number): readonly Loan[] {
  return Array.from({ length }, (_, index) => {
    const base = LOANS[index % LOANS.length] as Loan;
    const title = index % 3 === 1 ? { ...base.title, title: LONG_TITLE } : base.title;
    return loan(`l-${index}`, title.title, { ...base, id: `l-${index}`, title });
  });
}

/** Holds in every state, every third with a long title. */
export function manyHolds(length: number): readonly Hold[] {
  return Array.from({ length }, (_, index) => {
    const base = HOLDS[index % HOLDS.length] as Hold;
    const title = index % 3 === 1 ? { ...base.title, title: LONG_TITLE } : base.title;
    return hold(`m-${index}`, title.title, base.state, { ...base, id: `m-${index}`, title });
  });
}
