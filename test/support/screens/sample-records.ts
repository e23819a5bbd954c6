import type { Hold, HoldState } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { Message } from "#contract/domain/message.ts";
import type { MapFloor, MapShelf } from "#contract/domain/shelf-map.ts";
import type { ClassPage, Copy, SearchPage, TitleDetail, TitleSummary } from "#contract/domain/title.ts";
import { refusal } from "#contract/refusals.ts";
import DIVISIONS from "../../../assets/ndc/divisions.json" with { type: "json" };
import { named } from "./sample-readings.ts";

/** 「銀河鉄道の父」: three copies lent, twelve people waiting. */
export const FATHER: TitleDetail = {
  id: "t-father",
  title: "銀河鉄道の父",
  reading: "ぎんがてつどう の ちち",
  subtitle: "",
  volume: "",
  authors: [{ name: "門井慶喜", reading: "かどい よしのぶ", role: "著" }],
  publisher: "講談社",
  year: 2017,
  ndc: "913.6",
  bookMark: "カ",
  material: "book",
  audience: "general",
  language: "ja",
  availability: { kind: "holdable", waiting: 12 },
  pages: 408,
  isbn: "9784062207508",
  summary: "宮沢賢治の父・政次郎の目から、わが子への愛と、その生涯を描いた長編小説。",
  copies: [
    copy(
      "100000015",
      "central",
      { ja: "1階 文学", en: "1F Literature" },
      { status: "on-loan", dueDate: "2026-11-29" },
    ),
    copy(
      "100000023",
      "west",
      { ja: "書庫", en: "Stacks" },
      { status: "on-loan", dueDate: "2026-12-02", closedStacks: true },
    ),
    copy("100000031", "east", { ja: "文学", en: "Literature" }, { status: "in-transit" }),
  ],
  holdable: true,
  waiting: 12,
};

/** A copy lent to individuals and standing on its shelf, unless told otherwise. */
export function copy(
  barcode: string,
  library: string,
  place: Copy["place"],
  other: Partial<Copy> = {},
): Copy {
  return {
    barcode,
    library,
    place,
    closedStacks: false,
    callNumber: "913.6 カ",
    kept: null,
    status: "on-shelf",
    dueDate: null,
    ...other,
  };
}

/** A row of a list like 「銀河鉄道の父」, with what is different. */
export function summary(other: Partial<TitleSummary>): TitleSummary {
  const { pages, isbn, summary: text, copies, holdable, waiting, ...row } = FATHER;
  return { ...row, ...named(other.title), ...other };
}

/** The first page of a search for 「ぎんがてつどう」. */
export const GALAXY: SearchPage = {
  total: 23,
  more: false,
  page: 1,
  items: [
    summary({
      id: "t-night",
      title: "銀河鉄道の夜",
      authors: [{ name: "宮沢賢治", reading: "", role: "" }],
      year: 1989,
      bookMark: "ミ",
      availability: {
        kind: "on-shelf",
        library: "central",
        closedStacks: false,
        callNumber: "913.6 ミ",
        place: { ja: "1階 文学", en: "1F Literature" },
      },
    }),
    summary({}),
    summary({
      id: "t-tale",
      title: "銀河鉄道物語",
      subtitle: "岩手軽便鉄道と花巻の人びと",
      authors: [{ name: "佐藤隆房", reading: "", role: "編" }],
      year: 1996,
      ndc: "686.2",
      bookMark: "サ",
      availability: { kind: "on-shelf", library: "west", closedStacks: true },
    }),
    summary({
      id: "t-stars",
      title: "銀河の発見",
      subtitle: "宇宙の大きさを測った天文学者たち",
      authors: [{ name: "R.ベレンゼン", reading: "", role: "著" }],
      year: 1980,
      ndc: "443.6",
      bookMark: "ベ",
      availability: { kind: "in-library", library: "central" },
    }),
    summary({
      id: "t-picture",
      title: "絵本 銀河鉄道の夜",
      authors: [{ name: "藤城清治", reading: "", role: "絵" }],
      year: 1982,
      ndc: "726.6",
      bookMark: "フ",
      audience: "children",
      volume: "上",
      availability: { kind: "holdable", waiting: 0 },
    }),
  ],
};

/** A copy that stands on an open shelf of the Central Library. */
export const FATHER_ON_SHELF: Copy = copy("100000049", "central", { ja: "1階 文学", en: "1F Literature" });

const HERE = { kind: "on-shelf", library: "central", closedStacks: false } as const;
/** The same title on a shelf of `FLOORS`. */
export const FATHER_HERE: TitleDetail = { ...FATHER, availability: HERE, copies: [FATHER_ON_SHELF] };

/** A floor of the Central Library with four shelves and the hold shelf, and one of another library. */
export const FLOORS: readonly MapFloor[] = [
  {
    library: "central",
    name: { ja: "1階", en: "1F" },
    width: 800,
    height: 500,
    shelves: [
      mapShelf("21", 100, 100, "913.6 ア", "913.6 オ"),
      mapShelf("22", 300, 100, "913.6 カ", "913.6 コ"),
      mapShelf("23", 500, 100, "920", "999"),
      { ...mapShelf("9", 100, 300, "K0", "K999"), place: "1階 児童資料室" },
      {
        ...mapShelf("0", 500, 300, "000", "009"),
        name: { ja: "予約[よやく]棚[だな]", en: "hold shelf" },
        holds: true,
      },
    ],
    marks: [
      { kind: "here", x: 400, y: 400 },
      { kind: "lift", x: 700, y: 400 },
    ],
  },
  {
    library: "west",
    name: { ja: "2階", en: "2F" },
    width: 800,
    height: 500,
    shelves: [mapShelf("1", 0, 0, "000", "999")],
    marks: [],
  },
];

function mapShelf(name: string, x: number, y: number, from: string, to: string): MapShelf {
  const words = { ja: `${name}番の棚`, en: `shelf ${name}` };
  return { name: words, x, y, width: 140, height: 40, ranges: [{ from, to }] };
}

/** Class 4 with its ten divisions, one of them empty. */
export const NATURE: ClassPage = {
  ndc: "4",
  label: { ja: "自然科学", en: "Natural sciences" },
  titles: 108,
  children: DIVISIONS.filter(({ ndc }) => ndc.startsWith("4")).map(({ ndc, ...label }, at) => ({
    ndc,
    label,
    titles: at === 0 ? 0 : 12,
  })),
};

/** The part of a title that rows of loans and holds show. */
export function line(other: Partial<Hold["title"]>): Hold["title"] {
  const { id, volume, authors, ndc, bookMark, audience, material, language } = FATHER;
  const own = { id, volume, authors, ndc, bookMark, audience, material, language };
  return { ...own, ...named(other.title), ...other };
}

/** A loan that can be renewed, unless told otherwise. */
export function loan(id: string, title: string, other: Partial<Loan> = {}): Loan {
  return {
    id,
    title: line({ id: `t-${id}`, title }),
    barcode: `1000000${id}`,
    dueDate: "2026-11-29",
    daysLeft: 4,
    renewals: 0,
    renewal: { ok: true, newDueDate: "2026-12-13" },
    ...other,
  };
}

/** Loans in every state a renewal can be in (D58). */
export const LOANS: readonly Loan[] = [
  loan("11", "文章読本", {
    dueDate: "2026-11-22",
    daysLeft: -3,
    renewal: { ok: false, refusal: refusal("renewal-overdue") },
  }),
  loan("12", "雪", { title: line({ id: "t-snow", title: "雪", ndc: "451.6", bookMark: "ナ" }) }),
  loan("13", "茶の本", {
    title: line({ id: "t-tea", title: "茶の本", ndc: "791", bookMark: "オ" }),
    dueDate: "2026-12-04",
    daysLeft: 9,
    renewal: { ok: false, refusal: refusal("renewal-reserved", { date: "2026-12-04" }) },
  }),
  loan("14", "草枕", {
    dueDate: "2026-12-09",
    daysLeft: 14,
    renewals: 1,
    renewal: { ok: false, refusal: refusal("renewal-limit", { max: 1 }) },
  }),
  loan("15", "善の研究", {
    title: line({ id: "t-good", title: "善の研究", ndc: "121.6", bookMark: "ニ" }),
    dueDate: "2026-12-09",
    daysLeft: 14,
    renewal: { ok: false, refusal: refusal("renewal-too-early", { date: "2026-12-05" }) },
  }),
];

/** A hold in a state; changeable and cancellable as long as no copy is set aside (D50, D52). */
export function hold(id: string, title: string, state: HoldState, other: Partial<Hold> = {}): Hold {
  const early = state === "applied" || state === "approved";
  return {
    id,
    title: line({ id: `t-${id}`, title }),
    state,
    position: early ? 3 : null,
    pickup: "central",
    contact: "mail",
    placedAt: "2026-11-20T10:00:00+09:00",
    changeable: early,
    cancellable: early,
    ready: null,
    needsCourier: false,
    ...other,
  };
}

/** A hold that waits on the shelf of its pickup library. */
export const READY_HOLD: Hold = hold("h1", "銀河鉄道の父", "ready", {
  ready: { place: { ja: "2階カウンター", en: "desk on floor 2" }, shelf: "14", until: "2026-11-29" },
});

/** Holds in each group of the list. */
export const HOLDS: readonly Hold[] = [
  hold("h2", "雪国", "approved", { contact: "phone" }),
  READY_HOLD,
  hold("h3", "かがみの孤城", "applied", { position: 1, pickup: "west" }),
  hold("h4", "博士の愛した数式", "in-transit", { pickup: "east", needsCourier: true }),
  hold("h5", "火車", "cancelled"),
];

/** A message of the library in its own words. */
export const MESSAGE: Message = {
  id: "m1",
  kind: "text",
  text: "先日お問い合わせの郷土資料が見つかりました。\n2階の調査相談カウンターでご覧になれます。",
  date: "2026-11-20",
  weight: "plain",
  confirm: false,
  until: "2026-12-20",
  read: false,
};

/** One that is to be confirmed, with our words and the library's. */
export const IMPORTANT_MESSAGE: Message = {
  ...MESSAGE,
  id: "m2",
  kind: "check-details",
  text: "お送りしたメールが戻ってきました。",
  date: "2026-11-24",
  weight: "important",
  confirm: true,
};

/** As long as a message can be, with a word that does not end. */
export const LONG_MESSAGE: Message = {
  ...MESSAGE,
  id: "m3",
  text: `${"図書館の蔵書点検のため、しばらくご不便をおかけします。".repeat(14)}\n${"ー".repeat(40)}`.slice(
    0,
    500,
  ),
};
