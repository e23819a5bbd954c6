import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Overview, Patron } from "#contract/domain/patron.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import type { CallAnswer, CallArgs, Hello, PageSettings, Verb } from "#contract/ipc/calls.ts";
import type { News } from "#contract/ipc/news.ts";
import { VERBS } from "#contract/ipc/verbs.ts";
import type { LibraryPart } from "#contract/library/port.ts";
import type { Refusal } from "#contract/refusals.ts";
import { ok, type Refused, type Result, refused } from "#contract/result.ts";
import { SETTINGS as SCHEMA, type Settings } from "#contract/settings/settings.schema.ts";
import { IDLE_VISIT, type VisitNews } from "#contract/visit.ts";
import { pageSettings } from "#main/ipc/page-settings.ts";
import { type Terms, USUAL_TERMS } from "#renderer/i18n/terms.ts";

const WEEK = [
  { open: "9:00", close: "17:00" },
  null,
  ...Array.from({ length: 4 }, () => ({ open: "9:00", close: "19:00" })),
  { open: "9:00", close: "17:00" },
];

/** The demo service: three libraries, placeholder numbers and addresses. */
export const INFO: LibraryInfo = {
  name: { ja: "県立図書館", en: "Prefectural Library" },
  phone: "000-000-0000",
  libraries: [
    {
      id: "central",
      name: { ja: "県立中央図書館", en: "Central Library" },
      shortName: { ja: "中央", en: "Central" },
      phone: "000-000-0000",
      hours: WEEK,
      closedDays: ["2026-11-30", "2026-12-07"],
      pickupPlace: { ja: "2階カウンター", en: "desk on floor 2" },
    },
    {
      id: "west",
      name: { ja: "県立西部図書館", en: "Western Library" },
      shortName: { ja: "西部", en: "West" },
      phone: "000-000-0001",
      hours: WEEK,
      closedDays: [],
      pickupPlace: { ja: "1階カウンター", en: "desk on floor 1" },
    },
    {
      id: "east",
      name: { ja: "県立東部図書館", en: "Eastern Library" },
      shortName: { ja: "東部", en: "East" },
      phone: "000-000-0002",
      hours: WEEK,
      closedDays: [],
      pickupPlace: { ja: "1階カウンター", en: "desk on floor 1" },
    },
  ],
  courierWeekdays: [2, 5],
  mail: {
    holdSender: "info@library.example",
    confirmSender: "confirm@library.example",
    domain: "library.example",
  },
  rules: { maxHolds: 5, holdShelfOpenDays: 7, maxRenewals: 1, maxFailedSignIns: 5, lockMinutes: 10 },
};

/** The terms of its terminals: the guide's, and its own name. */
export const TERMS: Terms = { ...USUAL_TERMS, library: INFO.name };

/** The product's settings with nothing set but the address that every terminal needs. */
export const DEFAULTS: Settings = SCHEMA.parse({ backend: { url: "https://library.example" } });

/** The page's part of them. */
export const SETTINGS: PageSettings = pageSettings(DEFAULTS, null);

/** The answer to `hello` of a page that begins at the attract screen. */
export const HELLO: Hello = {
  visit: IDLE_VISIT,
  settings: SETTINGS,
  info: INFO,
  capabilities: {
    search: true,
    suggest: true,
    searchesReadings: true,
    filterOnShelf: true,
    filterAudience: true,
    filterMaterial: true,
    browseClasses: true,
    newTitles: true,
    popularTitles: true,
    related: true,
    placeHold: true,
    approvesHolds: true,
    changeHold: true,
    cancelHold: true,
    suspendHold: false,
    renew: true,
    checkOut: false,
    checkOutByCard: false,
    checkIn: false,
    email: true,
    proveEmail: true,
    changePassword: true,
    messages: true,
    readMessage: true,
    confirmsWrites: true,
    tellsEarliest: true,
  },
  outOfOrder: null,
  partAway: null,
  besideAway: [],
  goodbye: null,
  cardTail: null,
  notices: [],
  slips: [],
  drawnByProcessor: false,
};

/** An invented patron with a real password and a registered address. */
export const PATRON: Patron = {
  cardTail: "321",
  password: "real",
  email: { state: "registered", masked: "h*****@mail.example" },
  contactMethods: ["none", "mail", "phone", "fax"],
};

/** The loan of that patron that is due first. */
const NEXT_TITLE: TitleLine = {
  id: "t-mon",
  title: "門",
  reading: "もん",
  volume: "",
  authors: [{ name: "夏目漱石", reading: "なつめ そうせき", role: "著" }],
  ndc: "913.6",
  bookMark: "ナ",
  material: "book",
  audience: "general",
  language: "ja",
};

/** What is true of that patron: three loans, two holds, one of them ready. */
export const OVERVIEW: Overview = {
  patron: PATRON,
  loans: { count: 3, overdue: 0, nextDue: "2026-11-28", nextTitle: NEXT_TITLE },
  holds: { count: 2, max: 5 },
  ready: [
    {
      title: "銀河鉄道の父",
      library: "central",
      place: { ja: "2階カウンター", en: "desk on floor 2" },
      shelf: "14",
      until: "2026-11-29",
    },
  ],
};

/** One call the page has made. */
export interface MadeCall {
  readonly verb: Verb;
  readonly args: unknown;
}

type Answering<V extends Verb> =
  | CallAnswer<V>
  | ((args: CallArgs<V>) => CallAnswer<V> | Promise<CallAnswer<V>>);
/** The value of a verb that can be refused. */
type ValueOf<V extends Verb> = CallAnswer<V> extends Result<infer T> ? T : never;

/** Verbs whose answer can be a refusal. */
type Refusable = { readonly [V in Verb]: Refused extends CallAnswer<V> ? V : never }[Verb];

/** A kiosk with the verbs of the world. What the page asks and the world has not foreseen fails the test. */
export interface FakeKiosk {
  readonly bridge: KioskBridge;
  readonly calls: readonly MadeCall[];
  /** Arguments of all calls of one verb, in order. */
  callsOf<V extends Verb>(verb: V): readonly CallArgs<V>[];
  /** From now on this verb is answered so. */
  answers<V extends Verb>(verb: V, answer: Answering<V>): void;
  /** From now on this verb succeeds with the value. */
  grants<V extends Verb>(verb: V, value: ValueOf<V>): void;
  /** From now on this verb is refused. */
  refuses(verb: Refusable, refusal: Refusal): void;
  /** From now on this verb waits; the answer lets it go with a value. */
  holdsBack<V extends Verb>(verb: V): (answer: CallAnswer<V>) => void;
  tell(news: News): void;
  visit(news: Partial<VisitNews>): void;
  /** As main does it: the visit that begins comes with its card. */
  scanCard(cardTail: string): void;
  scanBook(isbn13: string): void;
  scanCopy(barcode: string, takeBack?: number): void;
  scanRefused(refusal: Refusal): void;
  partAway(part: LibraryPart | null): void;
  backendGone(): void;
  backendBack(): void;
  warn(secondsLeft: number, cap?: boolean): void;
  /** Throws if the page made an unexpected call. */
  expectNoSurprises(): void;
}

/** Makes a kiosk whose page is greeted with `hello`. */
export function fakeKiosk(hello: Hello = HELLO): FakeKiosk {
  const made: MadeCall[] = [];
  const surprises: string[] = [];
  const listeners = new Set<(news: News) => void>();
  let visit = hello.visit;
  const answers = new Map<Verb, (args: never) => unknown>();
  function call(verb: Verb, args: unknown): Promise<unknown> {
    made.push({ verb, args });
    const answer = answers.get(verb);
    if (answer === undefined) {
      surprises.push(verb);
      return Promise.reject(new Error(`nobody foresaw that the page asks ${verb}`));
    }
    // What travels is a copy, as over the real door.
    return Promise.resolve(answer(args as never)).then((value) => structuredClone(value));
  }

  function tell(news: News): void {
    if ("visit" in news) visit = news.visit ?? visit;
    for (const listener of listeners) listener(structuredClone(news));
  }
  const tellVisit = (news: Partial<VisitNews>): void => tell({ type: "visit", visit: { ...visit, ...news } });
  const begun = { phase: "browsing", ribbon: 4, secondsLeft: null, cap: false } as const;
  const open = (phase: "browsing" | "signed-in"): void => tellVisit({ ...begun, phase });
  let signedIn = hello.visit.phase === "signed-in";
  const verbs = Object.fromEntries(VERBS.map((verb) => [verb, (args: unknown) => call(verb, args)]));
  const bridge = {
    ...verbs,
    onNews(listener: (news: News) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as KioskBridge;
  const kiosk: FakeKiosk = {
    bridge,
    calls: made,
    callsOf: (verb) =>
      made.filter((one) => one.verb === verb).map((one) => one.args as CallArgs<typeof verb>),
    answers(verb, answer) {
      const asked = (args: never) =>
        typeof answer === "function" ? (answer as (given: never) => unknown)(args) : answer;
      answers.set(verb, asked);
    },
    grants(verb, value) {
      answers.set(verb, () => {
        if (verb === "signIn") {
          signedIn = true;
          open("signed-in");
        }
        return ok(value);
      });
    },
    refuses: (verb, refusal) => void answers.set(verb, () => refused(refusal)),
    holdsBack(verb) {
      const waiting = Promise.withResolvers<CallAnswer<typeof verb>>();
      answers.set(verb, () => waiting.promise);
      return waiting.resolve;
    },
    tell,
    visit: tellVisit,
    scanCard(cardTail) {
      const news = visit.phase === "attract" ? { ...visit, ...begun } : undefined;
      tell({ type: "scan", scan: { kind: "card", cardTail }, takeBack: 0, visit: news });
    },
    scanBook: (isbn13) => tell({ type: "scan", scan: { kind: "isbn", isbn13 }, takeBack: 0 }),
    scanCopy(barcode, takeBack = 0) {
      if (visit.phase === "attract") open("browsing");
      tell({ type: "scan", scan: { kind: "copy", barcode }, takeBack });
    },
    scanRefused: (refusal) => tell({ type: "scan", scan: { kind: "refused", refusal }, takeBack: 0 }),
    partAway: (part) => tell({ type: "part-away", part }),
    backendGone: () => tell({ type: "backend", away: true }),
    backendBack: () => tell({ type: "backend", away: false }),
    warn: (secondsLeft, cap = false) => tellVisit({ phase: "warning", ribbon: 0, secondsLeft, cap }),
    expectNoSurprises() {
      if (surprises.length > 0)
        throw new Error(`the page asked without anybody foreseeing it: ${surprises.join(", ")}`);
    },
  };
  const goOn = (): void => open(signedIn ? "signed-in" : "browsing");
  kiosk.answers("hello", hello);
  // Asked beside every title, which mostly has no others, and every refused copy, which the catalogue need not know.
  kiosk.grants("related", { volumes: [], editions: [] });
  kiosk.refuses("find", { name: "copy-not-found" });
  for (const verb of ["beat", "returning", "speak", "hush"] as const) kiosk.answers(verb, undefined);
  // As the reference backend has it: every library.
  kiosk.grants("pickupPlaces", hello.info?.libraries.map(({ id }) => id) ?? []);
  kiosk.answers("begin", () => {
    if (visit.phase === "attract") open("browsing");
  });
  kiosk.answers("stay", goOn);
  kiosk.answers("moreTime", () => {
    tellVisit({ slow: true });
    goOn();
  });
  // The real answer never comes: the page goes away.
  kiosk.answers("finish", () => new Promise(() => undefined));
  return kiosk;
}
