import type { RefusalName } from "#contract/refusals.ts";
import {
  biblio,
  CANARY,
  checkout,
  day,
  dayOf,
  hold,
  item,
  type KohaWorld,
  patron,
  type Row,
} from "../../fakes/koha-world.ts";
import type { Account, SceneCopies, Truth } from "./subject.ts";

/** Loans that a patron may have at once, and a patron who has them. */
const MOST_LOANS = 5;
const FULL_PATRON = 50;
/** Copies on loan, by where they are to be put when they come back. */
const BACK = { trolley: 611, "hold-box": 612, "other-library": 613, staff: 614 } as const;
export const READER = 4;
export const OTHER = 14;
export const ISBN = "9784101010014";
/** Titles, by their numbers; the words of no two are alike. */
const TITLES = [
  "Northern railway",
  "Uphill road",
  "Borrowed shelf",
  "Awaiting spring",
  "Ending summer",
  "Open garden",
  "Clockwork studies",
  "Closed atlas",
  "Fourth wish",
] as const;
export const [READ, ALSO_READ, OTHERS, HELD, ALSO_HELD, FREE, FOUND, KEPT, FULL] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
];

/** The card of a patron, by its number in Koha. */
export function card(id: number): Account {
  return { cardNumber: `2352900000${String(id).padStart(3, "0")}`, password: CANARY.password };
}

function reader(id: number, more: Row = {}): Row {
  return patron(id, card(id).cardNumber, more);
}

/** The patrons, titles, loans and holds of one stage. */
export function world(): KohaWorld {
  const lent = [READ, ALSO_READ, OTHERS, READ, READ, READ, READ];
  return {
    patrons: [
      reader(READER, { _owed: 300 }),
      reader(OTHER, { _owed: 77 }),
      reader(20, { expiry_date: day(-1) }),
      reader(21, { restricted: true }),
      reader(22, { login_attempts: 99 }),
      ...[30, 31, 32, 40, 41].map((id) => reader(id)),
    ],
    libraries: [
      { library_id: "CPL", name: "Central Library", phone: null, pickup_location: true },
      { library_id: "WPL", name: "West Library", phone: null, pickup_location: true },
      { library_id: "TPL", name: "Travelling Library", phone: null, pickup_location: true },
    ],
    biblios: TITLES.map((title, at) =>
      biblio(at + 1, title, "Writer, Ann", { isbn: at + 1 === FOUND ? ISBN : null }),
    ),
    items: [
      // Lent copies 101-107, then one copy of every title on its shelf.
      ...lent.map((title, at) => item(101 + at, title, { checked_out_date: day(at + 1) })),
      ...TITLES.map((_title, at) =>
        item(201 + at, at + 1, { effective_not_for_loan_status: at + 1 === KEPT ? 1 : 0 }),
      ),
    ],
    holds: [
      hold(501, READER, HELD),
      hold(502, READER, ALSO_HELD, { suspended: true, suspended_until: day(5) }),
      hold(504, 40, FOUND, { status: "W", priority: 0, item_id: "207", waiting_date: day(-1) }),
      hold(503, 40, HELD, { priority: 2 }),
      ...[1, 2, 3, 4, 5, 6].map((at) => hold(510 + at, 41, FULL, { priority: at })),
    ],
    checkouts: [
      checkout(301, READER, 101, 3),
      checkout(302, READER, 102, 9),
      checkout(303, OTHER, 103, 5),
      checkout(304, 30, 104, 7),
      { ...checkout(305, 31, 105, 7), renewals_count: 1 },
      checkout(306, 32, 106, -3),
      checkout(307, 40, 107, 7),
    ],
    maxHolds: 6,
    maxLoans: MOST_LOANS,
    maxRenewals: 1,
    renewalErrors: new Map([
      [304, "on_reserve"],
      [306, "overdue"],
    ]),
  };
}

/** The barcode of a copy. */
export function barcode(id: number): string {
  return String(item(id, READ)["external_id"]);
}

/** The words of a title. */
export function title(id: number): string {
  return TITLES[id - 1] ?? "";
}

/** What the rows say. */
export function truthOf({ patrons, holds, checkouts, items }: KohaWorld): Truth {
  return {
    async holds({ cardNumber }) {
      const { patron_id } = patrons.find((one) => one["cardnumber"] === cardNumber) ?? {};
      return holds
        .filter((one) => one["patron_id"] === patron_id)
        .map((one) => ({ id: String(one["biblio_id"]), pickup: String(one["pickup_library_id"]) }));
    },
    async dueDate(code) {
      const copy = items.find((one) => one["external_id"] === code);
      const loan = checkouts.find((one) => one["item_id"] === copy?.["item_id"]);
      return dayOf(loan?.["due_date"]);
    },
    async borrower(code) {
      const copy = items.find((one) => one["external_id"] === code);
      const loan = checkouts.find((one) => one["item_id"] === copy?.["item_id"]);
      const holder = patrons.find((one) => one["patron_id"] === loan?.["patron_id"]);
      return holder === undefined ? null : String(holder["cardnumber"]);
    },
    async suspendedUntil({ cardNumber }, id) {
      const { patron_id } = patrons.find((one) => one["cardnumber"] === cardNumber) ?? {};
      const found = holds.find((one) => one["patron_id"] === patron_id && String(one["biblio_id"]) === id);
      if (found?.["suspended"] !== true) return "active";
      const until = found["suspended_until"];
      return until === null ? null : dayOf(until);
    },
  };
}

/** Adds a copy under way, a patron with all loans, and copies that come back. */
export function addCopies({ checkouts, holds, items, patrons }: KohaWorld): void {
  const [carrier, full, holder] = [41, FULL_PATRON, 51];
  holds.push(hold(505, carrier, OTHERS, { status: "T", priority: 0, item_id: String(200 + OTHERS) }));
  patrons.push(reader(full), reader(holder));
  const lent = (id: number, title: number, patronId: number, more: Row = {}): void => {
    items.push(item(id, title, { checked_out_date: day(7), ...more }));
    checkouts.push(checkout(100 + id, patronId, id, 7));
  };
  for (let at = 0; at < MOST_LOANS; at += 1) lent(601 + at, READ, full);
  lent(BACK.trolley, READ, holder);
  lent(BACK["hold-box"], FULL, holder);
  lent(BACK["other-library"], READ, holder, { home_library_id: "WPL" });
  lent(BACK.staff, READ, holder, { _alert: "" });
}

/** What may be done with them. `limit`, `transit`: how a patron with all loans is refused, and a copy on its way to a hold. */
export function sceneCopies(limit: RefusalName, transit: RefusalName): SceneCopies {
  const refused = (copy: number, name: RefusalName, id = READER) => ({
    account: card(id),
    barcode: barcode(copy),
    names: [name],
  });
  return {
    held: { account: card(40), barcode: barcode(200 + FOUND), id: String(FOUND) },
    refused: {
      "lent-to-another": refused(103, "lent-to-another"),
      "waits-for-another": refused(200 + FOUND, "waits-for-another"),
      "not-for-loan": refused(200 + KEPT, "not-for-loan"),
      "copy-in-transit": refused(200 + OTHERS, transit),
      "loan-limit": refused(200 + FREE, limit, FULL_PATRON),
    },
    returned: {
      trolley: barcode(BACK.trolley),
      "hold-box": barcode(BACK["hold-box"]),
      "other-library": barcode(BACK["other-library"]),
      staff: barcode(BACK.staff),
    },
  };
}
