import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { Overview } from "#contract/domain/patron.ts";
import type { SearchPage, SearchRequest, TitleSummary } from "#contract/domain/title.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { refusal } from "#contract/refusals.ts";
import { ok } from "#contract/result.ts";
import { refreshOverview } from "#renderer/queries/overview.ts";
import { useStore } from "#renderer/state/store.ts";
import { type FakeKiosk, HELLO, INFO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { FATHER, FATHER_HERE, FLOORS, GALAXY, HOLDS } from "#test/support/screens/sample-records.ts";
import { CIRCULATION_SCENES } from "./hard-circulation-scenes.ts";
import { LONG, LONG_TITLE, manyHolds, manyLoans } from "./long-records.ts";
import { OUTSIDE_SCENES } from "./outside-scenes.ts";
import { REFUSED_SCENES } from "./refused-scenes.ts";
import { type GalleryScene, REQUEST } from "./scenes.table.ts";

/*
 * States that are hard to lay out: titles as long as catalogues have them, names of libraries and addresses that fill a
 * line, a hundred loans and their later pages, all that a home screen can have to tell, and refusals. They are looked at for room (every-size.test.ts), and once each by axe.
 */

/** A hold that can be taken back for longer than anyone looks. */
function cancelsOne(): void {
  const hold = HOLDS.slice(0, 1);
  useStore.setState({ cancels: hold.map((one) => ({ hold: one, until: performance.now() + 600_000 })) });
}

/** Stands for the way to the next page of a list, which is there when all of this one was seen. */
export const NEXT_PAGE = "next page";

const DESK = { ja: "2階 総合案内となりの予約専用カウンター", en: "holds desk beside Information, floor 2" };
/** Libraries whose names fill a line. */
const LONG_NAMES: LibraryInfo = {
  ...INFO,
  libraries: INFO.libraries.map((library, index) => ({
    ...library,
    name: {
      ja: `${library.name.ja}・国際児童文学資料センター${index + 1}号館`,
      en: `${library.name.en} and Research Centre for Children's Literature ${index + 1}`,
    },
    shortName: { ja: `${library.shortName.ja}児童文学`, en: `${library.shortName.en} Children's` },
    pickupPlace: DESK,
  })),
};
/** Before such libraries. */
const THERE: Partial<Hello> = { info: LONG_NAMES };

const PLACED = { title: LONG, pickup: "west", contact: "mail" } as const;

/** Many books, every fourth with a long title. */
function results({ page, pageSize }: SearchRequest, total: number): SearchPage {
  const items = Array.from({ length: total }, (_, index): TitleSummary => {
    const base = GALAXY.items[index % GALAXY.items.length] as TitleSummary;
    return { ...base, ...(index % 4 === 2 ? LONG : {}), id: `t-${index}` };
  });
  return { total, more: false, page, items: items.slice((page - 1) * pageSize, page * pageSize) };
}
const found = (total: number) => (kiosk: FakeKiosk) =>
  kiosk.answers("search", (request) => ok(results(request, total)));

const loans = (kiosk: FakeKiosk): void => kiosk.grants("loans", { loans: manyLoans(100) });

const holds = (kiosk: FakeKiosk): void =>
  kiosk.grants("holds", { holds: manyHolds(12), active: 12, max: 20 });

const HUNDRED: Overview["loans"] = {
  count: 100,
  overdue: 12,
  nextDue: "2026-11-01",
  nextTitle: { ...FATHER, title: LONG_TITLE, reading: LONG.reading },
};
const OVERDUE: Overview = { ...OVERVIEW, loans: HUNDRED };
const MAIL = "h**********@very-long-name-of-a-provider.mail.example";
/** All that the home screen and the account can have to tell. */
const EVERYTHING: Overview = {
  patron: { ...OVERVIEW.patron, email: { state: "bounced", masked: MAIL } },
  loans: HUNDRED,
  holds: { count: 5, max: 5 },
  ready: ["central", "west", "east"].map((library) => ({
    title: LONG_TITLE,
    library,
    place: DESK,
    shelf: "ABCDEFGHIJ12",
    until: "2026-11-29",
  })),
  owed: { amount: 123_450, currency: "JPY" },
};
const RESULTS = {
  who: "patron",
  hello: THERE,
  route: { at: "results", request: REQUEST },
  answers: found(23),
} as const;
const LOAN_PAGES = { who: "patron", route: { at: "loans" }, answers: loans } as const;
/** In front of a library system that searches no readings, whose hint is longer. */
const AS_PRINTED = {
  capabilities: { ...HELLO.capabilities, searchesReadings: false, suggest: false },
} as const;
const HOLD_PAGES = { who: "patron", hello: THERE, route: { at: "holds" }, answers: holds } as const;

/** Every hard state, with a name of its own. */
export const HARD: readonly GalleryScene[] = [
  { name: "hard: home, a hundred loans", who: "patron", overview: OVERDUE },
  { name: "hard: home, everything", who: "patron", overview: EVERYTHING, hello: THERE },
  {
    name: "hard: home, told late",
    who: "patron",
    overview: { ...OVERVIEW, loans: { count: 3, overdue: 0, nextDue: "2026-11-28" } },
    answers: (kiosk) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      addEventListener("overview-comes", () => resolve(), { once: true });
      kiosk.answers("overview", async () => {
        await promise;
        return ok({ ...OVERVIEW, loans: { ...HUNDRED, count: 4, overdue: 1 } });
      });
    },
    told: () => void refreshOverview(),
  },
  { name: "hard: account", who: "patron", overview: EVERYTHING, route: { at: "account" } },
  { name: "hard: email", who: "patron", overview: EVERYTHING, route: { at: "email" } },
  { name: "hard: search as printed", who: "patron", hello: AS_PRINTED, route: { at: "search" } },
  {
    name: "hard: suggestions",
    who: "patron",
    route: { at: "search", query: "ぎんが" },
    awaits: ".suggestion",
    answers: (kiosk) =>
      kiosk.grants(
        "suggest",
        [
          ["銀河鉄道の夜", "ぎんがてつどう の よる"],
          [LONG_TITLE, LONG.reading],
          ["銀河鉄道の父", FATHER.reading],
          ["銀河英雄伝説", "ぎんが えいゆう でんせつ"],
          ["銀河", "ぎんが"],
        ].map(([text = "", reading = ""]) => ({
          text,
          reading,
          field: "title" as const,
          titles: 3,
        })),
      ),
  },
  { name: "hard: results", ...RESULTS },
  { name: "hard: results, page 2", ...RESULTS, presses: [NEXT_PAGE] },
  {
    name: "hard: results, last page",
    ...RESULTS,
    route: { at: "results", request: { ...REQUEST, page: 99 } },
    answers: (kiosk) =>
      kiosk.answers("search", (request) =>
        ok(results({ ...request, page: Math.ceil(17 / request.pageSize) }, 17)),
      ),
  },
  {
    name: "hard: title",
    who: "patron",
    hello: THERE,
    route: { at: "title", id: LONG.id },
    answers: (kiosk) => kiosk.grants("title", LONG),
  },
  {
    name: "hard: title here",
    who: "patron",
    hello: { ...THERE, settings: { ...HELLO.settings, shelfMap: FLOORS } },
    route: { at: "title", id: LONG.id },
    answers: (kiosk) => {
      const { availability, copies } = FATHER_HERE;
      kiosk.grants("title", { ...LONG, availability, copies });
      kiosk.grants("related", { volumes: GALAXY.items.slice(0, 2), editions: GALAXY.items.slice(2) });
    },
  },
  { name: "hard: pickup", who: "patron", hello: THERE, route: { at: "hold-pickup", title: LONG } },
  { name: "hard: contact", who: "patron", route: { at: "hold-contact", title: LONG, pickup: "west" } },
  { name: "hard: confirm", who: "patron", hello: THERE, route: { at: "hold-confirm", ...PLACED } },
  {
    name: "hard: hold refused",
    who: "patron",
    route: { at: "hold-confirm", ...PLACED },
    answers: (kiosk) => kiosk.refuses("placeHold", refusal("hold-limit", { max: 5 })),
    presses: [".foot-forward .button-primary"],
    awaits: ".notice",
  },
  {
    name: "hard: hold done",
    who: "patron",
    hello: THERE,
    route: { at: "hold-done", placed: { hold: manyHolds(2)[1] as Hold, remaining: 3 } },
  },
  { name: "hard: loans", ...LOAN_PAGES },
  { name: "hard: loans, page 2", ...LOAN_PAGES, presses: [NEXT_PAGE] },
  { name: "hard: loans, page 3", ...LOAN_PAGES, presses: [NEXT_PAGE, NEXT_PAGE] },
  {
    name: "hard: loans refused",
    ...LOAN_PAGES,
    answers: (kiosk) => kiosk.refuses("loans", refusal("not-done")),
  },
  { name: "hard: renew", who: "patron", route: { at: "renew-confirm", loan: manyLoans(2)[1] as Loan } },
  { name: "hard: holds", ...HOLD_PAGES },
  {
    name: "hard: holds, one is cancelled",
    ...HOLD_PAGES,
    answers: (kiosk) => {
      kiosk.grants("holds", { holds: HOLDS.filter(({ cancellable }) => cancellable), active: 2, max: 5 });
      kiosk.grants("cancelHold", { hold: "h2", seconds: 3 });
    },
    presses: [".row-action:last-child", ".two-answers .button-outline"],
    awaits: ".take-back",
  },
  {
    name: "hard: toast, cancelled, then another screen",
    who: "patron",
    told: () => cancelsOne(),
    presses: [".search-block"],
  },
  { name: "hard: holds, page 2", ...HOLD_PAGES, presses: [NEXT_PAGE] },
  { name: "hard: holds, page 3", ...HOLD_PAGES, presses: [NEXT_PAGE, NEXT_PAGE] },
  {
    name: "hard: change",
    who: "patron",
    hello: THERE,
    route: { at: "hold-change", hold: manyHolds(2)[1] as Hold },
  },
  {
    name: "hard: cancel",
    who: "patron",
    hello: THERE,
    route: { at: "hold-cancel", hold: manyHolds(2)[1] as Hold },
  },
  ...CIRCULATION_SCENES,
  ...REFUSED_SCENES,
  ...OUTSIDE_SCENES,
];
