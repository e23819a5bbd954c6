import type { TitleId } from "#contract/domain/title.ts";
import type { SmallLibrary, TitleWords } from "../backend/small-library.ts";
import { account, lent } from "./shiori-people.ts";
import type { Account, RefusedCopy, SceneCopies } from "./subject.ts";

/** Loans that a patron may have at once (D57). */
const MOST_LOANS = 5;

/** The titles of `sceneCopies`, in its order; the last is not lent. */
export const COPY_TITLES: readonly TitleWords[] = [
  { title: "取り置きの本" },
  { title: "ほかの人の本" },
  { title: "ほかの人を待つ本" },
  { title: "送る途中の本" },
  { title: "戻る本" },
  { title: "次の人が待つ本" },
  { title: "西部の本", copies: ["west"] },
  { title: "仮予約のある本" },
  ...Array.from({ length: MOST_LOANS + 1 }, (_, at) => ({ title: `貸出上限${at}` })),
  { title: "館内の事典", kept: "reference" },
];

/** Copies at a terminal of the central library, each for its own case. */
export async function sceneCopies(library: SmallLibrary, ids: readonly TitleId[]): Promise<SceneCopies> {
  const [held, others, awaited, travels, home, wanted, west, provisional, ...more] = ids as [
    TitleId,
    TitleId,
    TitleId,
    TitleId,
    TitleId,
    TitleId,
    TitleId,
    TitleId,
    ...TitleId[],
  ];
  const kept = more.at(-1) ?? "";
  const [full, reader, holder] = [await account(library), await account(library), await account(library)];
  for (const id of more.slice(0, MOST_LOANS)) await lent(library, full, id, 7);
  const barcode = async (id: TitleId) => (await library.kiosk.title(id)).value.copies[0]?.barcode ?? "";
  const hold = async (one: Account, id: TitleId) => {
    const patron = await library.kiosk.patron(one.cardNumber, one.password);
    return (await patron.place(id)).value.hold.id;
  };
  const onLoan = async (id: TitleId) => lent(library, await account(library), id, 7);
  const refused = (one: Account, code: string, name: RefusedCopy["names"][number]): RefusedCopy => ({
    account: one,
    barcode: code,
    names: [name],
  });
  await library.setAside(await hold(holder, held), "ready");
  await library.setAside(await hold(holder, awaited), "ready");
  await library.setAside(await hold(reader, travels), "in-transit");
  const returned: SceneCopies["returned"] = {
    trolley: await onLoan(home),
    "hold-box": await onLoan(wanted),
    "other-library": await onLoan(west),
    staff: await onLoan(provisional),
  };
  await library.approve(await hold(reader, wanted));
  await hold(reader, provisional);
  return {
    held: { account: holder, barcode: await barcode(held), id: held },
    refused: {
      "lent-to-another": refused(reader, await onLoan(others), "lent-to-another"),
      "waits-for-another": refused(reader, await barcode(awaited), "waits-for-another"),
      "not-for-loan": refused(reader, await barcode(kept), "not-for-loan"),
      "copy-in-transit": refused(reader, await barcode(travels), "copy-in-transit"),
      "loan-limit": refused(full, await barcode(more[MOST_LOANS] ?? ""), "loan-limit"),
    },
    returned,
  };
}
