import { checkout, dayOf, dueOn, type KohaWorld, type Row } from "./koha-world.ts";
import { type FakeCopy, type FakePatron, type FakeWorld, fakeCopy, fakePatron } from "./sip2/world.ts";

/*
 * A Koha library as its SIP2 server sees it: the same rows as over REST, read and changed in place. Copies and patrons are those at
 * the time of the call.
 */

/** The limit of loans, for which Koha's 64 has no flag. */
function hasMostLoans({ patrons, checkouts, maxLoans }: KohaWorld, card: string): boolean {
  const id = patrons.find((one) => one["cardnumber"] === card)?.["patron_id"];
  return checkouts.filter((one) => one["patron_id"] === id).length >= maxLoans;
}

function patronOf(row: Row): FakePatron {
  const isBlocked = (): boolean => row["restricted"] === true;
  const patron = fakePatron(String(row["cardnumber"]), "", {
    name: String(row["surname"]),
    onWrongPin: () => {
      row["login_attempts"] = Number(row["login_attempts"]) + 1;
    },
  });
  return Object.defineProperties(patron, {
    pin: { get: () => String(row["_password"]) },
    flags: { get: () => (isBlocked() ? "YYYY".padEnd(14) : " ".repeat(14)) },
  });
}

function copyOf(world: KohaWorld, row: Row): FakeCopy {
  const { patrons, checkouts, holds, biblios } = world;
  const { item_id, biblio_id } = row;
  const loan = (): Row | undefined => checkouts.find((one) => one["item_id"] === item_id);
  const cardOf = (id: unknown): string =>
    String(patrons.find((one) => one["patron_id"] === id)?.["cardnumber"] ?? "");
  const isCaught = (one: Row, status: string): boolean =>
    one["status"] === status && String(one["item_id"]) === String(item_id);
  /** Those whose turn it is for this copy, the first one first. */
  const waiting = (): readonly Row[] => [
    ...holds.filter((one) => isCaught(one, "W") || isCaught(one, "T")),
    ...holds
      .filter((one) => one["biblio_id"] === biblio_id && one["status"] === null && one["suspended"] !== true)
      .toSorted((a, b) => Number(a["priority"]) - Number(b["priority"])),
  ];
  const title = String(biblios.find((one) => one["biblio_id"] === biblio_id)?.["title"]).replace(/ \/$/u, "");
  const copy = fakeCopy(String(row["external_id"]), title);
  return Object.defineProperties(copy, {
    holder: {
      get: () => (loan() === undefined ? null : cardOf(loan()?.["patron_id"])),
      set(card: string | null) {
        const before = loan();
        if (before !== undefined) checkouts.splice(checkouts.indexOf(before), 1);
        row["checked_out_date"] = null;
        if (card === null) return;
        const id = Math.max(0, ...checkouts.map((one) => Number(one["checkout_id"]))) + 1;
        const borrower = patrons.find((one) => one["cardnumber"] === card)?.["patron_id"];
        checkouts.push(checkout(id, Number(borrower), Number(item_id), 0));
      },
    },
    due: {
      get: () => (loan() === undefined ? null : dayOf(loan()?.["due_date"])),
      set(day: string | null) {
        const lent = loan();
        if (lent === undefined || day === null) return;
        lent["due_date"] = dueOn(day);
        row["checked_out_date"] = day;
      },
    },
    queue: {
      get: () => waiting().map((one) => cardOf(one["patron_id"])),
      /** Who is no longer in it has got the copy: the hold is fulfilled. */
      set(cards: readonly string[]) {
        for (const one of waiting()) {
          if (!cards.includes(cardOf(one["patron_id"]))) holds.splice(holds.indexOf(one), 1);
        }
      },
    },
    isReady: {
      get: () => holds.some((one) => isCaught(one, "W")),
      /** A returned copy is set aside for who is next. */
      set(isReady: boolean) {
        const [next] = waiting();
        if (isReady && next !== undefined) Object.assign(next, { status: "W", item_id: String(item_id) });
      },
    },
    status: {
      get() {
        // As one on the hold shelf (SIP-42).
        if (holds.some((one) => isCaught(one, "T"))) return "08";
        return row["lost_status"] === 0 ? String(row["_circulation"] ?? "03") : "12";
      },
      set(status: string) {
        row["_circulation"] = status;
      },
    },
    isKept: { get: () => row["effective_not_for_loan_status"] !== 0 || row["withdrawn"] !== 0 },
    home: { get: () => String(row["home_library_id"]) },
    // AQ, without UseLocationAsAQInSIP.
    place: { get: () => String(row["home_library_id"]) },
    // BlockReturnOfWithdrawnItems is on in a new Koha.
    alert: { get: () => row["_alert"] ?? (row["withdrawn"] === 0 ? null : "99") },
  });
}

/** The library of the rows, for a SIP2 server. */
export function sip2WorldOf(world: KohaWorld): FakeWorld {
  return {
    patrons: new Map(world.patrons.map((row) => [String(row["cardnumber"]), patronOf(row)])),
    copies: new Map(world.items.map((row) => [String(row["external_id"]), copyOf(world, row)])),
    pickups: new Map(),
    loanDays: 14,
    changes: [],
    forbids: (card) => hasMostLoans(world, card),
  };
}
