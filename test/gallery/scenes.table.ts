import type { LentCopy, ReturnedCopy, ReturnPlace, ReturnPlaceName } from "#contract/domain/lending.ts";
import type { LoanList } from "#contract/domain/loan.ts";
import type { Overview } from "#contract/domain/patron.ts";
import { SLIPS } from "#contract/domain/slip.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { SearchRequest, TitleDetail } from "#contract/domain/title.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Route, RouteAt, ScreenName } from "#renderer/navigation/route.ts";
import { countBooks } from "#renderer/queries/lending.ts";
import { useStore } from "#renderer/state/store.ts";
import { type FakeKiosk, HELLO, INFO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import {
  FATHER,
  FATHER_HERE,
  FATHER_ON_SHELF,
  FLOORS,
  GALAXY,
  HOLDS,
  hold,
  IMPORTANT_MESSAGE,
  LOANS,
  LONG_MESSAGE,
  loan,
  MESSAGE,
  NATURE,
  READY_HOLD,
} from "#test/support/screens/sample-records.ts";

/** What a patron has done in this visit: a hold, three renewals, a new password, two holds that were cancelled. */
function doneInVisit(): void {
  const renewed = Array.from({ length: 3 }, () => "loan-renewed" as const);
  useStore.setState({
    actions: ["hold-placed", ...renewed, "password-changed"],
    cancelled: HOLDS.slice(0, 2).map(({ id }) => id),
  });
}

/** One state of the page, reached without a hand: what main says, and what happens then. */
export interface GalleryScene {
  readonly name: string;
  /** What `hello` answers besides the usual. */
  readonly hello?: Partial<Hello>;
  /** The patron of the visit; absent = none. */
  readonly who?: "guest" | "patron";
  readonly overview?: Overview;
  /** The screen on top; absent = the first one of its phase. */
  readonly route?: Route;
  /** What main answers, over the usual. */
  readonly answers?: (kiosk: FakeKiosk) => void;
  /** What main tells once the screen stands. */
  readonly told?: (kiosk: FakeKiosk) => void;
  /** What was noted before. */
  readonly saved?: readonly TitleDetail[];
  /** Something the patron has opened once the screen stands. */
  readonly opens?: "display" | "curtain";
  /** Style sheet name of what comes a moment later. */
  readonly awaits?: string;
  /** Controls that are pressed then, one after the other, by their style sheet names. */
  readonly presses?: readonly string[];
}

type Variant<P extends ScreenName> = Omit<GalleryScene, "name" | "route" | "who"> & {
  readonly what?: string;
  readonly route: Omit<RouteAt<P>, "at">;
  /** Default: a patron, whose page has a line more than a guest's. */
  readonly who?: "guest" | "patron";
};

const LOAN_LIST: LoanList = { loans: LOANS };
const NOBODY: Overview = {
  ...OVERVIEW,
  loans: { count: 0, overdue: 0, nextDue: null },
  holds: { count: 0, max: 5 },
  ready: [],
};
const SEARCH = { field: "any", sort: "relevance", library: null, page: 1, pageSize: 5 } as const;
/** A search that finds many books. */
export const REQUEST: SearchRequest = { ...SEARCH, query: "ぎんがてつどう" };
const CHOSEN = { title: FATHER, pickup: "central", contact: "mail" } as const;
const APPLIED = hold("h1", "吾輩は猫である", "applied");
/** In front of a library system whose holds can be suspended. */
const SUSPENDS = { capabilities: { ...HELLO.capabilities, suspendHold: true } } as const;
const SUSPENDABLE = hold("h1", "吾輩は猫である", "approved", { suspendable: true });
const SUSPENDED = hold("h1", "吾輩は猫である", "approved", {
  suspendable: true,
  suspended: { until: "2026-12-10" },
});
/** More than a page: each kind of row, long titles, and suspensions with and without a day. */
const RESTING_HOLDS = [
  READY_HOLD,
  hold("r3", "銀河鉄道の夜", "in-transit"),
  hold("r4", "雪", "approved", { suspendable: true, position: 12 }),
  {
    ...SUSPENDED,
    id: "r2",
    title: {
      ...SUSPENDED.title,
      title: "銀河鉄道の夜・銀河鉄道の父・吾輩は猫である",
      reading: "ぎんがてつどう の よる・ぎんがてつどう の ちち・わがはい は ねこ で ある",
    },
  },
  hold("r5", "銀河鉄道の父", "approved", { suspendable: true, suspended: { until: null } }),
  hold("r6", "雪国", "approved", { suspendable: true, suspended: { until: "2026-12-31" } }),
  hold("r7", "吾輩は猫である", "approved", { suspendable: true, suspended: { until: "2026-12-31" } }),
];
/** Holds that wait in two libraries. */
const SEVERAL_READY: Overview = {
  ...OVERVIEW,
  ready: OVERVIEW.ready.flatMap((one) => [
    { ...one, shelf: "A-12" },
    { ...one, title: "雪国", shelf: "A-103", until: "2026-12-01" },
    { ...one, title: "火車", library: "west", shelf: "B-01" },
  ]),
};
const OWING: Overview = { ...OVERVIEW, owed: { amount: 1250, currency: "JPY" } };
const NOTICE: LocalText = {
  ja: "11月[がつ]30日[にち]（月[げつ]）は、館内整理[かんないせいり]のため休館[きゅうかん]します。",
  "ja-x-easy": "11月[がつ]30日[にち]（月曜日[げつようび]）は、図書館[としょかん]が 休[やす]みです。",
  en: "We are closed on Monday 30 November.",
  "zh-Hans": "11月30日（周一）闭馆。",
  ko: "11월 30일(월)은 휴관합니다.",
  "ja-x-child": "11がつ 30にち げつようびは、おやすみです。",
};
const MESSAGES = [IMPORTANT_MESSAGE, MESSAGE];
const FOREIGN = 'عزيزي القارئ: مظلتك معنا.\nA library\'s own words: <b>not bold</b> & "quoted".';
function numbered(text: LocalText, at: number): LocalText {
  return Object.fromEntries(
    Object.entries(text).map(([language, word]) => [language, `${word} ${at}`]),
  ) as LocalText;
}

/** A library system of many branches. */
const MANY_LIBRARIES = INFO.libraries.flatMap((library) =>
  [1, 2, 3, 4, 5].map((at) => ({
    ...library,
    id: at === 1 ? library.id : `${library.id}-${at}`,
    name: numbered(library.name, at),
    shortName: numbered(library.shortName, at),
  })),
);
/** Keys of a password that nobody guesses. */
const NEW_PASSWORD = [19, 11, 24, 3, 30, 15].map((key) => `.keyboard .key:nth-child(${key})`);
const TEMPORARY_PASSWORD: Overview = {
  ...OVERVIEW,
  patron: { ...OVERVIEW.patron, password: "temporary" },
};
const FORWARD = ".foot-forward .button-primary";
/** The keys a and @ of the keyboard for addresses. */
const UP_TO_DOMAIN = [".keyboard .key:nth-child(11)", ".keyboard .key:nth-child(37)"];
const WITHOUT_MAIL: Overview = { ...OVERVIEW, patron: { ...OVERVIEW.patron, email: { state: "none" } } };
const UNPROVEN_MAIL: Overview = {
  ...OVERVIEW,
  patron: {
    ...OVERVIEW.patron,
    email: { state: "registered", masked: "h*****@mail.example", awaitsProof: true },
    contactMethods: ["none", "phone", "fax"],
  },
};

/** At a terminal that lends. */
const LENDS: Partial<Hello> = { capabilities: { ...HELLO.capabilities, checkOut: true } };
function lent(id: string, title: string, more: Partial<LentCopy> = {}): Result<LentCopy> {
  const plain = { renewed: false, holdFulfilled: false, tag: "unsaid", canUndo: true } as const;
  return ok({ loan: loan(id, title), ...plain, ...more });
}
/** At one that asks how many books there are, too. */
const ASKS: Partial<Hello> = { ...LENDS, settings: { ...HELLO.settings, asksCount: true } };
/** Copies that were scanned to borrow, each with what became of it. */
const SCANNED: Readonly<Record<string, Result<LentCopy>>> = {
  "100000012": refused({ name: "waits-for-another" }),
  "100000013": refused({ name: "lent-to-you", details: { date: "2026-12-09" } }),
  "100000014": refused({ name: "not-confirmed", details: { ticket: "4711" } }),
  "100000015": lent("15", "火車", { holdFulfilled: true, canUndo: false }),
  "100000016": lent("16", "銀河鉄道の夜"),
};
/** What the catalogue knows of copies that are refused. */
const COPIES: Readonly<Record<string, Pick<TitleDetail, "title" | "reading">>> = Object.fromEntries(
  ["100000012", "100000013", "100000014", "100000016", "100000021", "100000022"].map((barcode, at) => [
    barcode,
    loan(barcode, ["雪国", "草枕", "茶の本"][at % 3] ?? "").title,
  ]),
);
function findsCopies(kiosk: FakeKiosk): void {
  kiosk.answers("find", ({ value }) =>
    value in COPIES ? ok({ id: value }) : refused({ name: "copy-not-found" }),
  );
  kiosk.answers("title", ({ id }) => ok({ ...FATHER, ...COPIES[id], id }));
}
function lendScanned(kiosk: FakeKiosk): void {
  findsCopies(kiosk);
  kiosk.answers("checkOut", ({ barcode }) => SCANNED[barcode] ?? refused({ name: "foreign-copy" }));
}
function scanAll(kiosk: FakeKiosk): void {
  for (const code of Object.keys(SCANNED)) kiosk.scanCopy(code);
}

/** A patron has said how many books there are before scanning them. */
const counted = (books: number) => ({
  route: {},
  hello: ASKS,
  answers: lendScanned,
  told(kiosk: FakeKiosk) {
    countBooks(books);
    scanAll(kiosk);
  },
});

/** At a terminal that takes copies back, beside the rest or alone. */
const TAKES_BACK: Partial<Hello> = { capabilities: { ...HELLO.capabilities, checkIn: true } };
const LENDS_AND_TAKES_BACK: Partial<Hello> = {
  capabilities: { ...HELLO.capabilities, checkOut: true, checkIn: true },
};
const WITHOUT_SEARCH = { ...HELLO.capabilities, search: false, placeHold: false };
const TAKES_BACK_ONLY: Partial<Hello> = {
  capabilities: { ...WITHOUT_SEARCH, checkIn: true },
  settings: { ...HELLO.settings, patrons: false },
};
const LENDS_AND_TAKES_BACK_ONLY: Partial<Hello> = {
  capabilities: { ...WITHOUT_SEARCH, checkOut: true, checkIn: true },
};
const LENDS_ONLY: Partial<Hello> = { capabilities: { ...WITHOUT_SEARCH, checkOut: true } };

function returned(title: string, place: ReturnPlace): Result<ReturnedCopy> {
  const at = "2026-11-25T10:15:00+09:00";
  return ok({ title: loan("20", title).title, barcode: "100000020", place, tag: "unsaid", at });
}

/** Copies that were scanned to return them, each with what became of it. */
const BROUGHT: Readonly<Record<string, Result<ReturnedCopy>>> = {
  "100000021": refused({ name: "counter-only" }),
  "100000022": refused({ name: "not-confirmed", details: { ticket: "4711" } }),
  "100000023": returned("火車", { kind: "staff" }),
  "100000024": returned("銀河鉄道の夜", { kind: "other-library", library: "west" }),
  "100000025": returned("雪国", { kind: "hold-box" }),
  "100000026": returned("吾輩は猫である", { kind: "trolley" }),
};
function bringAll(kiosk: FakeKiosk): void {
  for (const code of Object.keys(BROUGHT)) kiosk.scanCopy(code);
}
/** Names of a library, as long as they may be. */
const OWN_PLACES: readonly ReturnPlaceName[] = [
  {
    place: "trolley",
    ja: "入口の左の、青い札がついた返却ワゴンの上の段",
    en: "trolley with the blue label, upper shelf",
  },
  { place: "staff", ja: "カウンターの端にある、黄色い返却トレー", en: "yellow tray at the end of the desk" },
];
function takeBack(kiosk: FakeKiosk): void {
  findsCopies(kiosk);
  kiosk.answers("checkIn", ({ barcode }) => BROUGHT[barcode] ?? refused({ name: "foreign-copy" }));
}

/** Copies are scanned before a card. */
const COPIES_WAIT: Pick<GalleryScene, "answers" | "told"> = {
  answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
  told(kiosk) {
    kiosk.scanCopy("100000015");
    kiosk.scanCopy("100000016");
  },
};

const PAPER: Partial<Hello> = { slips: SLIPS };
const PRINT = ".take-away .button";

/** Every screen of an open visit: one that has no scene is a type error. */
const ROUTES: { readonly [P in ScreenName]: readonly Variant<P>[] } = {
  "scan-card": [
    { who: "guest", route: {} },
    { what: "copies", who: "guest", hello: LENDS, route: {}, ...COPIES_WAIT },
  ],
  "number-pad": [{ who: "guest", route: {} }],
  password: [
    { who: "guest", route: {}, hello: { cardTail: "321" } },
    { what: "copies", who: "guest", route: {}, hello: { ...LENDS, cardTail: "321" }, ...COPIES_WAIT },
  ],
  "by-card": [
    {
      who: "guest",
      route: {},
      hello: { cardTail: "321" },
      answers: (kiosk) => void kiosk.holdsBack("signInByCard"),
    },
  ],
  "new-password": [
    { route: { current: "kari2026" }, overview: TEMPORARY_PASSWORD },
    {
      what: "again",
      route: { current: "kari2026" },
      overview: TEMPORARY_PASSWORD,
      presses: [...NEW_PASSWORD, FORWARD],
    },
  ],
  "forgot-password": [{ who: "guest", route: {} }],
  home: [
    { route: {} },
    { what: "guest", who: "guest", route: {} },
    { what: "noted", who: "guest", route: {}, hello: PAPER, saved: [FATHER] },
    { what: "lends", route: {}, hello: LENDS },
    { what: "guest, lends", who: "guest", route: {}, hello: LENDS },
    { what: "several ready", route: {}, overview: SEVERAL_READY },
    { what: "guest, takes back", who: "guest", route: {}, hello: TAKES_BACK },
    { what: "lends and takes back", route: {}, hello: LENDS_AND_TAKES_BACK },
    { what: "nothing yet", route: {}, overview: NOBODY },
    { what: "owing", route: {}, overview: OWING },
    { what: "messages", route: {}, overview: { ...OVERVIEW, messages: { count: 2, important: 1 } } },
    { what: "notice", route: {}, hello: { notices: [NOTICE] } },
    { what: "guest, notice", who: "guest", route: {}, hello: { notices: [NOTICE] } },
    {
      what: "messages and owing",
      route: {},
      overview: { ...OWING, messages: { count: 1, important: 0 } },
    },
    { what: "unproven", route: {}, overview: UNPROVEN_MAIL },
    {
      what: "unproven and messages",
      route: {},
      overview: { ...UNPROVEN_MAIL, messages: { count: 1, important: 0 } },
    },
    {
      what: "overdue",
      route: {},
      overview: { ...OVERVIEW, loans: { ...OVERVIEW.loans, overdue: 2, nextDue: "2026-11-20" } },
    },
    { what: "undated", route: {}, overview: { ...OVERVIEW, loans: { count: 3, overdue: 2, nextDue: null } } },
    {
      what: "without a title",
      route: {},
      overview: { ...OVERVIEW, loans: { count: 3, overdue: 0, nextDue: "2026-11-28" } },
    },
  ],
  search: [
    { who: "guest", route: {} },
    { what: "patron", route: {} },
    { what: "themes", route: { field: "ndc" } },
    { what: "typed", route: { query: "ぎんが" }, awaits: ".suggestion" },
    {
      what: "JIS keyboard",
      hello: { settings: { ...HELLO.settings, boards: { ...HELLO.settings.boards, kana: "jis" } } },
      route: { query: "ぎんが" },
      awaits: ".suggestion",
    },
  ],
  results: [
    {
      route: { request: REQUEST },
      answers: (kiosk) =>
        kiosk.answers("search", ({ pageSize }) => ok({ ...GALAXY, items: GALAXY.items.slice(0, pageSize) })),
    },
    {
      what: "conditions",
      route: { request: REQUEST },
      presses: [".facet-switches .button:last-of-type,.facets-open"],
      awaits: ".facets-dialog",
    },
    {
      what: "none",
      who: "guest",
      route: { request: { ...SEARCH, query: "ぬぬぬぬ" } },
      answers: (kiosk) => kiosk.grants("search", { total: 0, more: false, page: 1, items: [] }),
    },
    {
      what: "refused",
      who: "guest",
      route: { request: { ...SEARCH, query: "ぬ" } },
      answers: (kiosk) => kiosk.refuses("search", { name: "out-of-order" }),
    },
  ],
  browse: [
    { route: {} },
    {
      what: "class",
      route: { ndc: "4" },
      answers: (kiosk) => kiosk.grants("classAt", NATURE),
    },
  ],
  picks: [
    {
      route: { kind: "new" },
      answers: (kiosk) => kiosk.grants("picks", GALAXY.items),
    },
    {
      what: "none",
      who: "guest",
      route: { kind: "popular" },
      answers: (kiosk) => kiosk.grants("picks", []),
    },
  ],
  title: [
    { who: "guest", route: { id: FATHER.id } },
    { what: "paper", route: { id: FATHER.id }, hello: PAPER },
    { what: "noted", route: { id: FATHER.id }, hello: PAPER, saved: [FATHER] },
    {
      what: "here",
      route: { id: FATHER.id },
      hello: { ...PAPER, settings: { ...HELLO.settings, shelfMap: FLOORS } },
      answers: (kiosk) => {
        kiosk.grants("title", FATHER_HERE);
        kiosk.grants("related", { volumes: [], editions: GALAXY.items.slice(2) });
      },
    },
    {
      what: "at the limit",
      who: "patron",
      route: { id: FATHER.id },
      hello: { settings: { ...HELLO.settings, shelfMap: FLOORS } },
      overview: { ...OVERVIEW, holds: { count: 5, max: 5 } },
      answers: (kiosk) => kiosk.grants("title", FATHER_HERE),
    },
    {
      what: "reference",
      route: { id: FATHER.id },
      answers: (kiosk) =>
        kiosk.grants("title", {
          ...FATHER,
          holdable: false,
          availability: { kind: "in-library", library: "west" },
          copies: [{ ...FATHER_ON_SHELF, library: "west", kept: "reference" }],
        }),
    },
  ],
  related: [
    {
      route: {
        title: FATHER,
        related: { volumes: GALAXY.items.slice(0, 2), editions: GALAXY.items.slice(2) },
      },
    },
  ],
  "shelf-map": [
    {
      hello: { settings: { ...HELLO.settings, shelfMap: FLOORS } },
      route: { title: FATHER, copy: FATHER_ON_SHELF },
    },
  ],
  "hold-pickup": [
    { route: { title: FATHER } },
    {
      what: "on shelves",
      route: {
        title: {
          ...FATHER,
          waiting: 0,
          copies: [FATHER_ON_SHELF, { ...FATHER_ON_SHELF, barcode: "100000056", library: "west" }],
        },
      },
    },
    {
      what: "many libraries",
      route: { title: FATHER },
      hello: { info: { ...INFO, libraries: MANY_LIBRARIES } },
    },
    {
      what: "nowhere",
      route: { title: FATHER },
      answers: (kiosk) => kiosk.refuses("pickupPlaces", { name: "no-pickup" }),
    },
  ],
  "hold-contact": [
    { route: { title: FATHER, pickup: "central" } },
    { what: "unproven", route: { title: FATHER, pickup: "central" }, overview: UNPROVEN_MAIL },
  ],
  "hold-confirm": [{ route: CHOSEN }],
  "hold-done": [
    { route: { placed: { hold: APPLIED, remaining: 2 } } },
    { what: "paper", route: { placed: { hold: APPLIED, remaining: 2 } }, hello: PAPER },
  ],
  loans: [
    { route: {} },
    { what: "paper", route: {}, hello: PAPER },
    {
      what: "printing",
      route: {},
      hello: PAPER,
      answers: (kiosk) => void kiosk.holdsBack("printList"),
      presses: [PRINT],
    },
    {
      what: "printed",
      route: {},
      hello: PAPER,
      answers: (kiosk) => kiosk.grants("printList", null),
      presses: [PRINT],
    },
    {
      what: "no paper",
      route: {},
      hello: PAPER,
      answers: (kiosk) => kiosk.refuses("printList", { name: "printer-paper" }),
      presses: [PRINT],
    },
    { what: "none", route: {}, answers: (kiosk) => kiosk.grants("loans", { loans: [] }) },
  ],
  lend: [
    { route: {}, hello: LENDS },
    {
      what: "scanned",
      route: {},
      hello: LENDS,
      answers: lendScanned,
      told: scanAll,
      awaits: ".row-done",
    },
    {
      what: "lending",
      route: {},
      hello: LENDS,
      answers: (kiosk) => void kiosk.holdsBack("checkOut"),
      told: (kiosk) => kiosk.scanCopy("100000016"),
      awaits: ".row",
    },
    { what: "how many", route: {}, hello: ASKS },
    {
      what: "costs",
      route: {},
      hello: LENDS,
      answers(kiosk) {
        findsCopies(kiosk);
        kiosk.refuses("checkOut", {
          name: "fee",
          details: { fee: { amount: 1250, currency: "JPY", reason: "administrative" } },
        });
      },
      told: (kiosk) => kiosk.scanCopy("100000016"),
      awaits: ".row-not-lent",
    },
    {
      what: "counted",
      ...counted(7),
      awaits: ".row-done",
    },
    {
      what: "another number",
      ...counted(7),
      presses: [".row-done .row-name", ".count-all"],
      awaits: ".count-read",
    },
    {
      what: "too many",
      ...counted(1),
      presses: [".row-done .row-name", ".count-all"],
      awaits: ".count-read",
    },
    {
      what: "undone",
      route: {},
      hello: LENDS,
      answers(kiosk) {
        kiosk.answers("checkOut", lent("16", "銀河鉄道の夜"));
        const { title } = loan("16", "銀河鉄道の夜");
        const answer = { title, barcode: "100000016", place: { kind: "staff" }, tag: "unsaid" } as const;
        kiosk.grants("undoLoan", answer);
      },
      told: (kiosk) => kiosk.scanCopy("100000016"),
      presses: [".row-action"],
      awaits: ".row-note .icon-check",
    },
    {
      what: "undo unknown",
      route: {},
      hello: LENDS,
      answers(kiosk) {
        kiosk.answers("checkOut", lent("16", "銀河鉄道の夜"));
        kiosk.refuses("undoLoan", { name: "not-confirmed", details: { ticket: "4711" } });
      },
      told: (kiosk) => kiosk.scanCopy("100000016"),
      presses: [".row-action"],
      awaits: ".row-undo-refused",
    },
    { what: "away", route: {}, hello: LENDS, told: (kiosk) => kiosk.backendGone() },
  ],
  "scanned-copy": [
    {
      route: { barcodes: ["100000016"] },
      hello: LENDS,
      answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
      awaits: ".book-line",
    },
    {
      what: "guest, takes back",
      who: "guest",
      route: { barcodes: ["100000016"] },
      hello: LENDS_AND_TAKES_BACK,
      answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
      awaits: ".book-line",
    },
    {
      what: "several",
      route: { barcodes: ["100000015", "100000016"] },
      hello: { capabilities: { ...HELLO.capabilities, checkOut: true, search: false } },
    },
  ],
  returns: [
    { who: "guest", route: {}, hello: TAKES_BACK },
    {
      what: "scanned",
      who: "guest",
      route: {},
      hello: { ...TAKES_BACK, ...PAPER },
      answers: takeBack,
      told: bringAll,
      awaits: ".row-done",
    },
    {
      what: "own names",
      who: "guest",
      route: {},
      hello: { ...TAKES_BACK, settings: { ...HELLO.settings, returnPlaces: OWN_PLACES } },
      answers: takeBack,
      told: bringAll,
      awaits: ".row-done",
    },
    {
      what: "returning",
      who: "guest",
      route: {},
      hello: TAKES_BACK,
      answers: (kiosk) => void kiosk.holdsBack("checkIn"),
      told: (kiosk) => kiosk.scanCopy("100000026"),
      awaits: ".row",
    },
    { what: "away", who: "guest", route: {}, hello: TAKES_BACK, told: (kiosk) => kiosk.backendGone() },
  ],
  "renew-confirm": [{ route: { loan: loan("12", "雪") } }],
  "renew-some": [{ route: {} }],
  holds: [
    { route: {} },
    { what: "paper", route: {}, hello: PAPER },
    {
      what: "on the map",
      route: {},
      hello: { ...PAPER, settings: { ...HELLO.settings, shelfMap: FLOORS } },
    },
    { what: "none", route: {}, answers: (kiosk) => kiosk.grants("holds", { holds: [], active: 0, max: 5 }) },
    {
      what: "suspended",
      route: { done: { hold: "r2", what: "suspended", until: "2026-12-10" } },
      hello: SUSPENDS,
      answers: (kiosk) => kiosk.grants("holds", { holds: RESTING_HOLDS, active: 7, max: 10 }),
    },
  ],
  "hold-shelf": [{ route: {}, hello: { settings: { ...HELLO.settings, shelfMap: FLOORS } } }],
  "hold-change": [
    { route: { hold: APPLIED } },
    { what: "suspendable", route: { hold: SUSPENDABLE }, hello: SUSPENDS },
    { what: "suspended", route: { hold: SUSPENDED }, hello: SUSPENDS },
    {
      what: "many libraries",
      route: { hold: SUSPENDABLE },
      hello: { ...SUSPENDS, info: { ...INFO, libraries: MANY_LIBRARIES } },
    },
    {
      what: "nowhere",
      route: { hold: SUSPENDABLE },
      hello: SUSPENDS,
      answers: (kiosk) => kiosk.refuses("pickupPlaces", { name: "no-pickup" }),
    },
  ],
  "hold-suspend": [
    { route: { hold: SUSPENDABLE }, hello: SUSPENDS },
    { what: "suspended", route: { hold: SUSPENDED }, hello: SUSPENDS },
  ],
  "hold-cancel": [{ route: { hold: APPLIED } }],
  messages: [
    { route: {}, answers: (kiosk) => kiosk.grants("messages", { messages: MESSAGES }) },
    {
      what: "long",
      route: {},
      answers: (kiosk) => kiosk.grants("messages", { messages: [LONG_MESSAGE] }),
    },
    {
      what: "in foreign words",
      route: {},
      answers: (kiosk) => kiosk.grants("messages", { messages: [{ ...MESSAGE, text: FOREIGN }] }),
    },
    {
      what: "read",
      route: {},
      answers: (kiosk) => kiosk.grants("messages", { messages: [{ ...MESSAGE, read: true }] }),
    },
    { what: "none", route: {}, answers: (kiosk) => kiosk.grants("messages", { messages: [] }) },
    {
      what: "refused",
      route: {},
      answers: (kiosk) => kiosk.refuses("messages", { name: "out-of-order" }),
    },
  ],
  account: [{ route: {} }, { what: "owing", route: {}, overview: OWING }],
  email: [
    { route: {} },
    { what: "none", route: {}, overview: WITHOUT_MAIL },
    { what: "unproven", route: {}, overview: UNPROVEN_MAIL },
    {
      what: "code",
      route: {},
      overview: UNPROVEN_MAIL,
      presses: [".foot-forward .button-primary"],
    },
    {
      what: "code, sent again",
      route: {},
      overview: UNPROVEN_MAIL,
      answers: (kiosk) => kiosk.grants("resendEmailCode", UNPROVEN_MAIL.patron),
      presses: [".foot-forward .button-primary", ".foot-forward .button-outline,.email-again"],
      awaits: ".visually-hidden[role=status]:not(:empty)",
    },
    { what: "domains", route: {}, presses: [FORWARD, ...UP_TO_DOMAIN], awaits: ".keyboard-domains" },
    {
      what: "registered",
      route: {},
      answers: (kiosk) => kiosk.grants("setEmail", OVERVIEW.patron),
      presses: [FORWARD, ...UP_TO_DOMAIN, ".key-type", FORWARD, ...UP_TO_DOMAIN, ".key-type", FORWARD],
      awaits: ".done-mark",
    },
  ],
  "password-change": [{ route: {} }],
  phone: [{ route: { title: FATHER } }],
  "phone-list": [
    { route: { titles: HOLDS.map(({ title }) => title) } },
    { what: "long", route: { titles: Array.from({ length: 30 }, () => FATHER) } },
    {
      what: "receipt",
      who: "guest",
      hello: TAKES_BACK,
      route: { titles: [{ ...FATHER, returned: "10:15" }], receipt: "返却の控え" },
    },
    { what: "due dates", hello: LENDS, route: { titles: [{ ...FATHER, due: "12月11日（金）" }] } },
  ],
  memo: [
    { route: {}, hello: PAPER, saved: GALAXY.items.map((item) => ({ ...FATHER, ...item })) },
    { what: "none", who: "guest", route: {}, hello: PAPER },
  ],
  help: [{ route: {} }, { what: "guest", who: "guest", route: {} }],
};

function routeScenes(): GalleryScene[] {
  return (Object.keys(ROUTES) as ScreenName[]).flatMap((at) =>
    ROUTES[at].map(({ what, route, who = "patron", ...scene }) => ({
      ...scene,
      name: what === undefined ? at : `${at}, ${what}`,
      who,
      // The table gives each screen its route; a loop over it cannot say so to the compiler.
      route: { at, ...route } as Route,
    })),
  );
}

const REST = { refusal: "out-of-order", since: "10:42" } as const;

/** What the phase shows without a route, and what lies over a route. */
const PHASES: readonly GalleryScene[] = [
  { name: "attract" },
  { name: "attract, speech", hello: { settings: { ...HELLO.settings, speech: true } } },
  { name: "attract, notice", hello: { notices: [NOTICE] } },
  // A part of the library is away (decision 40).
  { name: "attract, system away", hello: { partAway: "system", notices: [NOTICE] } },
  { name: "attract, catalogue away", hello: { partAway: "catalogue" } },
  { name: "attract, takes back", hello: TAKES_BACK },
  { name: "attract, takes back only", hello: TAKES_BACK_ONLY },
  { name: "attract, lends only", hello: LENDS_ONLY },
  { name: "attract, does all", hello: LENDS_AND_TAKES_BACK },
  { name: "attract, lends and takes back", hello: LENDS_AND_TAKES_BACK_ONLY },
  { name: "goodbye", hello: { goodbye: "button" } },
  { name: "goodbye, idle", hello: { goodbye: "idle" } },
  { name: "goodbye, takes back only", hello: { ...TAKES_BACK_ONLY, goodbye: "button" } },
  { name: "out of order", hello: { visit: { ...HELLO.visit, phase: "out-of-order" }, outOfOrder: REST } },
  {
    name: "out of order, takes back only",
    hello: { ...TAKES_BACK_ONLY, visit: { ...HELLO.visit, phase: "out-of-order" }, outOfOrder: REST },
  },
  {
    name: "closed",
    hello: { visit: { ...HELLO.visit, phase: "closed", opens: { date: "2026-11-26", time: "9:00" } } },
  },
  { name: "warning", who: "patron", told: (kiosk) => kiosk.warn(40) },
  { name: "warning, cap", who: "patron", told: (kiosk) => kiosk.warn(40, true) },
  {
    name: "warning, closing",
    who: "patron",
    told: (kiosk) =>
      kiosk.visit({
        phase: "warning",
        ribbon: 0,
        secondsLeft: 40,
        closing: { at: "17:00", over: true, mayStay: true },
      }),
  },
  { name: "display", who: "patron", opens: "display" },
  { name: "curtain", who: "patron", opens: "curtain" },
  { name: "finish box, ready", who: "patron", overview: SEVERAL_READY, presses: [".ribbon-tail"] },
  { name: "finish box", who: "patron", presses: [".ribbon-tail"] },
  { name: "finish box, done", who: "patron", told: () => doneInVisit(), presses: [".ribbon-tail"] },
  {
    name: "finish box, lent",
    who: "patron",
    route: { at: "lend" },
    hello: { ...LENDS, ...PAPER },
    answers: lendScanned,
    told: scanAll,
    presses: [".row-done .row-name", ".ribbon-tail"],
  },
  {
    name: "finish box, another number",
    who: "patron",
    route: { at: "lend" },
    hello: { ...ASKS, ...PAPER },
    answers: lendScanned,
    told(kiosk) {
      countBooks(7);
      scanAll(kiosk);
    },
    presses: [".row-done .row-name", ".ribbon-tail"],
  },
  {
    name: "finish box, not returned",
    who: "guest",
    route: { at: "returns" },
    hello: TAKES_BACK,
    answers: takeBack,
    told: bringAll,
    presses: [".row-done .row-name", ".ribbon-tail"],
  },
  { name: "backend away", who: "patron", told: (kiosk) => kiosk.backendGone() },
  {
    name: "toast, refused card",
    who: "guest",
    told: (kiosk) => kiosk.scanRefused({ name: "foreign-card" }),
  },
  {
    name: "toast, scanned book",
    who: "patron",
    route: { at: "hold-pickup", title: FATHER },
    answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
    told: (kiosk) => kiosk.scanBook("9784062207508"),
  },
  {
    name: "toast, scanned copy",
    who: "patron",
    hello: LENDS,
    route: { at: "hold-pickup", title: FATHER },
    answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
    told: (kiosk) => kiosk.scanCopy("100000016"),
  },
  {
    name: "toast, scanned copies",
    who: "patron",
    hello: LENDS,
    route: { at: "hold-pickup", title: FATHER },
    answers: (kiosk) => kiosk.grants("find", { id: FATHER.id }),
    told(kiosk) {
      kiosk.scanCopy("100000015");
      kiosk.scanCopy("100000016");
    },
  },
];

/** Every scene, in an order that does not change. */
export const GALLERY: readonly GalleryScene[] = [...PHASES, ...routeScenes()];

/** What main usually answers, so that every screen has something to show. */
export function usualAnswers(kiosk: FakeKiosk, overview: Overview): void {
  kiosk.grants("overview", overview);
  kiosk.grants("search", GALAXY);
  kiosk.grants("suggest", [{ field: "title", text: "銀河鉄道の父", reading: "ぎんがてつどう の ちち" }]);
  kiosk.grants("title", FATHER);
  kiosk.grants("loans", LOAN_LIST);
  kiosk.grants("holds", { holds: HOLDS, active: 4, max: 5 });
}
