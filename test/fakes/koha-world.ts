/*
 * A small Koha library, as its API tells it: field names, types and oddities are those of 23.05.04. The patrons are
 * invented.
 */

/** One row of Koha's, by its API names. */
export type Row = Record<string, unknown>;

export interface KohaWorld {
  readonly patrons: Row[];
  readonly libraries: Row[];
  readonly biblios: Row[];
  readonly items: Row[];
  readonly holds: Row[];
  readonly checkouts: Row[];
  /** `maxreserves`. */
  maxHolds: number;
  /** `maxissueqty`. */
  maxLoans: number;
  /** Renewals the rules allow for each loan. */
  maxRenewals: number;
  /** Why a loan cannot be renewed, by its number; absent = it can. */
  readonly renewalErrors: Map<number, string>;
}

/** Marks that no log, error or foreign address may ever show. */
export const CANARY = {
  password: "Canary-Pin-77",
  surname: "Canarysurname",
  email: "canary.reader@library.example",
  otherEmail: "other.reader@library.example",
} as const;

/** Card of the patron most tests are about. */
export const CARD = "2352900000001";

/** `days` days from today as a date, in the library's zone. */
export function day(days: number): string {
  const moment = new Date();
  moment.setDate(moment.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** A due date as Koha writes it: an instant in UTC, one minute before midnight here. */
export function dueOn(date: string): string {
  return new Date(`${date}T23:59:00`).toISOString().replace(".000Z", "+00:00");
}

/** The same so many days from today. */
export function dueAt(days: number): string {
  return dueOn(day(days));
}

/** The date of a due date, in the library's zone. */
export function dayOf(due: unknown): string {
  return new Date(String(due)).toLocaleDateString("sv-SE");
}

/** A patron; each has a card whose number is part of another one's. */
export function patron(id: number, cardnumber: string, more: Row = {}): Row {
  return {
    patron_id: id,
    cardnumber,
    userid: `user${id}`,
    surname: CANARY.surname,
    firstname: "Reader",
    library_id: "CPL",
    category_id: "PT",
    email: null,
    expiry_date: day(200),
    restricted: false,
    patron_card_lost: false,
    incorrect_address: false,
    anonymized: false,
    login_attempts: 0,
    lang: "default",
    updated_on: "2026-11-01T09:00:00+00:00",
    // Never part of an answer.
    _password: CANARY.password,
    _passwordRunOut: false,
    ...more,
  };
}

/** A title. */
export function biblio(id: number, title: string, author: string, more: Row = {}): Row {
  return {
    biblio_id: id,
    title: `${title} /`,
    subtitle: null,
    author: `${author},`,
    part_number: null,
    publisher: "Placeholder Press,",
    publication_year: "2019",
    copyright_date: 2019,
    isbn: null,
    pages: "321 p. ;",
    abstract: null,
    serial: false,
    ...more,
  };
}

/** A copy. */
export function item(id: number, title: number, more: Row = {}): Row {
  return {
    item_id: id,
    biblio_id: title,
    external_id: `390000000${id}`,
    home_library_id: "CPL",
    holding_library_id: "CPL",
    location: "GEN",
    permanent_location: "GEN",
    callnumber: `F ${id}`,
    checked_out_date: null,
    lost_status: 0,
    withdrawn: 0,
    damaged_status: 0,
    effective_not_for_loan_status: 0,
    effective_item_type_id: "BK",
    not_for_loan_status: 0,
    ...more,
  };
}

/** A hold; its copy is a text although its title is a number. */
export function hold(id: number, patronId: number, title: number, more: Row = {}): Row {
  return {
    hold_id: id,
    patron_id: patronId,
    biblio_id: title,
    item_id: null,
    pickup_library_id: "CPL",
    priority: 1,
    status: null,
    hold_date: day(-3),
    waiting_date: null,
    expiration_date: null,
    suspended: false,
    suspended_until: null,
    ...more,
  };
}

/** A loan. */
export function checkout(id: number, patronId: number, itemId: number, days: number): Row {
  return {
    checkout_id: id,
    patron_id: patronId,
    item_id: itemId,
    due_date: dueAt(days),
    renewals_count: 0,
    unseen_renewals: 0,
    auto_renew: false,
  };
}

/** The library: patron 4 has two loans and three holds; 14 is another patron whose number contains a 4. */
export function smallWorld(): KohaWorld {
  return {
    patrons: [
      patron(4, CARD, { email: CANARY.email }),
      patron(14, `${CARD}0`, { email: CANARY.otherEmail }),
      patron(5, "2352900000005", { expiry_date: day(-1) }),
      patron(6, "2352900000006", { restricted: true }),
      patron(7, "2352900000007", { patron_card_lost: true }),
      patron(8, "2352900000008", { _passwordRunOut: true }),
      patron(9, "2352900000009", { login_attempts: 99 }),
      // Somebody whose user name is another's card number: the password proved is not the card's.
      patron(10, "2352900000010", { userid: "2352900000011", _password: "Another-Pin-1" }),
      patron(11, "2352900000011"),
      patron(12, "2352900000012", { incorrect_address: true }),
    ],
    libraries: [
      { library_id: "CPL", name: "Central Library", phone: "000-000-0000", pickup_location: true },
      { library_id: "WPL", name: "West Library", phone: null, pickup_location: true },
      { library_id: "TPL", name: "Travelling Library", phone: null, pickup_location: true },
      { library_id: "STK", name: "Stacks", phone: null, pickup_location: false },
    ],
    biblios: [
      biblio(1, "Dune", "Herbert, Frank", { isbn: "978-0-441-17271-9 (pbk.) | 0441172717" }),
      biblio(2, "100% wool", "Knit, Ann", { subtitle: "a handbook :" }),
      biblio(3, "1000 wools", "Weaver, Bo", { copyright_date: 1999, publication_year: null }),
      biblio(4, "Reference atlas", "Mapper, Cy"),
      biblio(5, "Weekly paper", "Press", { serial: true }),
      biblio(6, "No copies yet", "Later, Di"),
      biblio(7, "Dune messiah", "Herbert, Frank", { part_number: "2" }),
      biblio(8, "The lost one", "Gone, Ed"),
    ],
    items: [
      item(8, 1, { checked_out_date: day(5) }),
      item(18, 1, { holding_library_id: "WPL" }),
      item(21, 2),
      item(31, 3, { checked_out_date: day(-2) }),
      item(41, 4, { effective_not_for_loan_status: 1 }),
      item(51, 5),
      item(71, 7),
      item(81, 8, { lost_status: 1 }),
      item(82, 8, { withdrawn: 1 }),
    ],
    holds: [
      hold(61, 4, 3, { priority: 2 }),
      hold(62, 4, 7, {
        status: "W",
        priority: 0,
        item_id: "71",
        waiting_date: day(-1),
        expiration_date: day(6),
      }),
      hold(63, 4, 5, { status: "T", priority: 0, item_id: "51" }),
      hold(64, 14, 3, { priority: 1 }),
    ],
    checkouts: [checkout(101, 4, 8, 5), checkout(102, 4, 31, -2), checkout(103, 14, 21, 3)],
    maxHolds: 5,
    maxLoans: 5,
    maxRenewals: 1,
    renewalErrors: new Map([[102, "on_reserve"]]),
  };
}
