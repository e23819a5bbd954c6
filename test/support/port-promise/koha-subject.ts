import { createKohaLibrary } from "#main/library/koha/library.ts";
import { createLog } from "#main/log/log.ts";
import { KOHA_ACCOUNT, startKoha } from "../../fakes/koha-server.ts";
import type { OddReply } from "../../fakes/koha-wire.ts";
import {
  biblio,
  CANARY,
  checkout,
  day,
  hold,
  item,
  type KohaWorld,
  patron,
  type Row,
} from "../../fakes/koha-world.ts";
import type { Account, Scene, Stage, Subject, Truth } from "./subject.ts";

const json = (status: number, body: unknown): OddReply => ({
  status,
  type: "application/json",
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const html = (status: number): OddReply => ({
  status,
  type: "text/html",
  body: "<html><title>Log in</title></html>",
});
const NONSENSE: Readonly<Record<string, OddReply>> = {
  "half a JSON": json(200, '[{"checkout_id":1,"patron'),
  "another shape": json(200, { rows: 7, cardnumber: 7, biblio_id: null }),
  "a page of HTML": html(200),
  "a proxy's page of HTML": html(404),
  "a path it does not know": json(404, { errors: [{ message: "Not Found.", path: "/" }], status: 404 }),
  "a redirect": html(302),
  "a refusal of a later version": json(409, { error: "New rule.", error_code: "new_rule" }),
  "an empty 500": json(500, ""),
  "its own 500": json(500, { error: "Something went wrong.", error_code: "internal_server_error" }),
  maintenance: json(503, { error: "Under maintenance" }),
  "3 MB of blanks": json(200, " ".repeat(3 * 1024 * 1024)),
  "a list of nothing it was asked": json(200, [{ message: "hello" }]),
};

const READER = 4;
const OTHER = 14;
const ISBN = "9784101010014";
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
const [READ, ALSO_READ, OTHERS, HELD, ALSO_HELD, FREE, FOUND, KEPT, FULL] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function card(id: number): Account {
  return { cardNumber: `2352900000${String(id).padStart(3, "0")}`, password: CANARY.password };
}

function reader(id: number, more: Row = {}): Row {
  return patron(id, card(id).cardNumber, more);
}

/** The patrons, titles, loans and holds of one stage. */
function world(): KohaWorld {
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
    maxRenewals: 1,
    renewalErrors: new Map([
      [304, "on_reserve"],
      [306, "overdue"],
    ]),
  };
}

function barcode(id: number): string {
  return String(item(id, READ)["external_id"]);
}

function title(id: number): string {
  return TITLES[id - 1] ?? "";
}

function sceneOf(): Scene {
  const loan = (id: number, of: number, days: number) => ({
    barcode: barcode(id),
    title: title(of),
    dueDate: day(days),
  });
  const held = (id: number) => ({ id: String(id), title: title(id), pickup: "CPL" });
  const refusedLoan = (
    id: number,
    copy: number,
    name: "renewal-reserved" | "renewal-limit" | "renewal-overdue",
  ) => ({
    account: card(id),
    barcode: barcode(copy),
    names: [name],
  });
  return {
    today: day(0),
    reader: card(READER),
    loans: [loan(101, READ, 3), loan(102, ALSO_READ, 9)],
    holds: [held(HELD), held(ALSO_HELD)],
    free: { id: String(FREE), title: title(FREE) },
    pickups: ["CPL", "WPL"],
    forcedPickup: "TPL",
    contact: "none",
    other: card(OTHER),
    otherLoan: loan(103, OTHERS, 5),
    refusedSignIns: {
      // Koha tells a locked card like a wrong password.
      locked: { ...card(22), names: ["wrong-credentials"] },
      expired: { ...card(20), names: ["card-expired"] },
      blocked: { ...card(21), names: ["card-blocked"] },
      // Which numbers are another library's is a setting of the terminal; Koha only knows its own.
      foreign: null,
    },
    refusedRenewals: {
      reserved: refusedLoan(30, 104, "renewal-reserved"),
      limit: refusedLoan(31, 105, "renewal-limit"),
      overdue: refusedLoan(32, 106, "renewal-overdue"),
    },
    refusedHolds: {
      "hold-limit": { account: card(41), id: String(FREE), names: ["hold-limit"] },
      "already-held": { account: card(40), id: String(HELD), names: ["already-held"] },
      "own-loan": { account: card(40), id: String(READ), names: ["own-loan"] },
      "not-holdable": { account: card(40), id: String(KEPT), names: ["not-holdable"] },
    },
    owed: { amount: 300, currency: "JPY" },
    rests: {
      resting: String(ALSO_HELD),
      refused: { account: card(40), id: String(FOUND), names: ["hold-not-suspendable"] },
    },
    catalogue: {
      query: "clockwork",
      id: String(FOUND),
      title: title(FOUND),
      isbn: ISBN,
      barcode: barcode(207),
    },
    secrets: [KOHA_ACCOUNT.secret],
    unsaid: [CANARY.surname, KOHA_ACCOUNT.secret],
  };
}

function truthOf({ patrons, holds, checkouts, items }: KohaWorld): Truth {
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
      const due = new Date(String(loan?.["due_date"]));
      return due.toLocaleDateString("sv-SE");
    },
    async restsUntil({ cardNumber }, id) {
      const { patron_id } = patrons.find((one) => one["cardnumber"] === cardNumber) ?? {};
      const found = holds.find((one) => one["patron_id"] === patron_id && String(one["biblio_id"]) === id);
      if (found?.["suspended"] !== true) return "awake";
      const until = found["suspended_until"];
      return until === null ? null : new Date(String(until)).toLocaleDateString("sv-SE");
    },
  };
}

async function openStage(): Promise<Stage> {
  const koha = await startKoha(world());
  const log = createLog(null, false);
  return {
    library: createKohaLibrary({
      url: koha.url,
      authority: "",
      koha: { auth: "oauth", ...KOHA_ACCOUNT },
      about: null,
      currency: "JPY",
      library: "CPL",
      log,
      times: { lookUpPauses: [5, 20, 50] },
    }),
    log,
    scene: sceneOf(),
    wire: {
      ...koha.wire,
      talkNonsense: (kind) => koha.wire.answer(NONSENSE[kind] ?? json(500, "")),
      mixUp() {
        // An empty list cannot be mixed up, so there must be rows.
        koha.world.holds.push(hold(599, OTHER, OTHERS));
        koha.wire.mixUp(READER, OTHER);
      },
    },
    truth: truthOf(koha.world),
    close: () => koha.stop(),
  };
}

/** A Koha 23.05 for each stage, with OAuth2, where a token more can go wrong. */
export function kohaSubject(): Subject {
  return {
    name: "Koha's REST API",
    capabilities: {
      search: true,
      suggest: false,
      searchesReadings: false,
      filterOnShelf: true,
      filterAudience: false,
      filterMaterial: false,
      browseClasses: false,
      newTitles: true,
      popularTitles: false,
      related: true,
      placeHold: true,
      approvesHolds: false,
      changeHold: true,
      cancelHold: true,
      suspendHold: true,
      renew: true,
      checkOut: false,
      checkIn: false,
      email: true,
      proveEmail: false,
      changePassword: true,
      messages: true,
      readMessage: false,
      confirmsWrites: false,
      tellsEarliest: false,
    },
    nonsense: Object.keys(NONSENSE) as unknown as Subject["nonsense"],
    answersNamePatrons: true,
    // The HTTP client is loaded with the first call; that is not what the tests are to measure.
    start: async () => void (await import("axios")),
    stop: async () => undefined,
    open: openStage,
  };
}
