import type { RefusalName } from "#contract/refusals.ts";
import { type FakeWorld, fakeCopy, fakePatron, fakeWorld } from "#test/fakes/sip2/world.ts";
import type { Account, RefusedHold, Scene, SceneCopies } from "./subject.ts";

/** Password of the terminal. */
export const SECRET = "t3rminal-word";
export const READER: Account = { cardNumber: "P7001", password: "4711#!" };
export const OTHER: Account = { cardNumber: "P7002", password: "0815" };
const LOST: Account = { cardNumber: "P7003", password: "2222" };
const EXPIRED: Account = { cardNumber: "P7004", password: "3333" };
const GREEDY: Account = { cardNumber: "P7005", password: "4444" };
const STUCK: Account = { cardNumber: "P7006", password: "5555" };
const FETCHING: Account = { cardNumber: "P7007", password: "6666" };
const FULL: Account = { cardNumber: "P7008", password: "7777" };
const NAME = "カナリア 歌子";

/** Patrons and copies at the server. */
export function worldOf(): FakeWorld {
  const patron = ({ cardNumber, password }: Account, more: object = {}) =>
    fakePatron(cardNumber, password, { name: NAME, address: "金糸雀県1-2", ...more });
  const patrons = [
    patron(READER, { owed: "120" }),
    patron(OTHER),
    patron(LOST, { flags: "    Y         " }),
    patron(EXPIRED, { expires: "2026-11-24" }),
    patron(GREEDY),
    patron(STUCK),
    patron(FETCHING),
    patron(FULL, { flags: "     Y        ", maxLoans: "5" }),
  ];
  const lent = (holder: Account, due: string, more: object = {}) => ({
    holder: holder.cardNumber,
    due,
    ...more,
  });
  const queue = (...accounts: readonly Account[]) => ({
    queue: accounts.map(({ cardNumber }) => cardNumber),
  });
  const copies = [
    fakeCopy("71001", "銀河の鉄道", lent(READER, "2026-11-28")),
    fakeCopy("71002", "坂の|上の雲", lent(READER, "2026-12-04")),
    fakeCopy("71003", "他人の本棚", lent(OTHER, "2026-11-30")),
    fakeCopy("71004", "春を待つ", queue(READER)),
    fakeCopy("71005", "夏の終り", queue(READER)),
    fakeCopy("71006", "自由の庭"),
    fakeCopy("71007", "からくり時計の研究"),
    fakeCopy("71008", "待たれる本", lent(STUCK, "2026-12-01", queue(GREEDY))),
    fakeCopy("71009", "延長ずみの本", lent(STUCK, "2026-12-02", { renewalsLeft: 0 })),
    fakeCopy("71010", "延滞の本", lent(STUCK, "2026-11-20", { renewalsLeft: 0 })),
    fakeCopy("71011", "取り置きの本", { ...queue(FETCHING), isReady: true }),
    fakeCopy("71012", "ほかの人を待つ本", { ...queue(FETCHING), isReady: true }),
    fakeCopy("71013", "館内の事典", { isKept: true }),
    fakeCopy("71014", "送る途中の本", { status: "10" }),
    fakeCopy("71015", "戻る本", lent(STUCK, "2026-12-03")),
    fakeCopy("71016", "次の人が待つ本", lent(STUCK, "2026-12-03", queue(FETCHING))),
    fakeCopy("71017", "西部の本", lent(STUCK, "2026-12-03", { home: "WEST" })),
    fakeCopy("71018", "点検する本", lent(STUCK, "2026-12-03", { alert: "" })),
    fakeCopy("71019", "棚の本"),
    ...[1, 2, 3, 4].map((at) => fakeCopy(`7102${at}`, `上限${at}`, queue(GREEDY))),
  ];
  return fakeWorld(patrons, copies);
}

const ISBN = "9784101010014";

/** Each copy is a record of its own with the same number, as in catalogues that were made from an inventory. */
export function catalogueOf(world: FakeWorld) {
  const titles = [...world.copies.values()].map(({ barcode, title }) => ({
    id: barcode,
    title,
    ...(barcode === "71007" ? { isbn: ISBN } : {}),
    copies: [{ barcode, library: "MAIN", place: "2階", callNumber: "913" }],
  }));
  return [...titles, { id: "80001", title: "冊のない題名" }];
}

function copiesOf(): SceneCopies {
  const refused = (account: Account, barcode: string, name: RefusalName) => ({
    account,
    barcode,
    names: [name],
  });
  return {
    held: { account: FETCHING, barcode: "71011", id: "71011" },
    refused: {
      "lent-to-another": refused(READER, "71003", "lent-to-another"),
      "waits-for-another": refused(READER, "71012", "waits-for-another"),
      // The server says that it is available, and only refuses (SIP-33).
      "not-for-loan": refused(READER, "71013", "reason-unknown"),
      "copy-in-transit": refused(READER, "71014", "copy-in-transit"),
      "loan-limit": refused(FULL, "71019", "loan-limit"),
    },
    returned: { trolley: "71015", "hold-box": "71016", "other-library": "71017", staff: "71018" },
  };
}

/** What of them the tests are told. */
export function sceneOf(): Scene {
  const refused = (account: Account, id: string, name: RefusalName): RefusedHold => ({
    account,
    id,
    names: [name],
  });
  return {
    today: "2026-11-25",
    reader: READER,
    loans: [
      { barcode: "71001", title: "銀河の鉄道", dueDate: "2026-11-28" },
      { barcode: "71002", title: "坂の|上の雲", dueDate: "2026-12-04" },
    ],
    // No list of SIP2 tells where a hold will be collected.
    holds: [
      { id: "71004", title: "春を待つ", pickup: "" },
      { id: "71005", title: "夏の終り", pickup: "" },
    ],
    free: { id: "71006", title: "自由の庭" },
    pickups: ["MAIN", "WEST"],
    contact: "none",
    other: OTHER,
    otherLoan: { barcode: "71003", title: "他人の本棚", dueDate: "2026-11-30" },
    refusedSignIns: {
      locked: { ...LOST, names: ["card-blocked"] },
      expired: { ...EXPIRED, names: ["card-expired"] },
      // A server knows its own cards only; another library's number is an unknown one.
      foreign: null,
    },
    refusedRenewals: {
      reserved: { account: STUCK, barcode: "71008", names: ["renewal-reserved"] },
      // The server says no and nothing else.
      limit: { account: STUCK, barcode: "71009", names: ["renewal-limit", "reason-unknown"] },
      overdue: { account: STUCK, barcode: "71010", names: ["reason-unknown"] },
    },
    refusedHolds: {
      "hold-limit": refused(GREEDY, "71006", "hold-limit"),
      "already-held": refused(READER, "71004", "already-held"),
      "own-loan": refused(READER, "71001", "own-loan"),
      "not-holdable": refused(READER, "80001", "reason-unknown"),
    },
    shelved: { barcode: "71019", title: "棚の本" },
    copies: async () => copiesOf(),
    owed: { amount: 120, currency: "JPY" },
    catalogue: { query: "からくり", id: "71007", title: "からくり時計の研究", isbn: ISBN, barcode: "71007" },
    secrets: [SECRET],
    unsaid: [NAME, "カナリア", "金糸雀県", "000-0000-0000", "19700101", SECRET],
  };
}
