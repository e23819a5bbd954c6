import type { Hold, HoldList } from "#contract/domain/hold.ts";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import type { Availability, ClassPage, SearchPage, TitleDetail } from "#contract/domain/title.ts";
import type { Route } from "../navigation/route.ts";
import { useLending } from "../queries/lending.ts";
import { listOf } from "../queries/search-request.ts";
import { MOST_ROWS } from "../state/rows.ts";
import { useStore } from "../state/store.ts";
import { rehearseScreen } from "./prefetch.ts";

/*
 * A screen that was rendered once renders in half the time: its script is compiled, its styles and glyphs are cached. So a
 * spare page renders the commonest screens once, hidden, with invented books.
 */

/** Pause between two screens in milliseconds, which leaves the processor to the live page. */
const PAUSE_MS = 100;
/** Frames after which a screen that is not rendered yet is skipped. */
const MOST_FRAMES = 20;
const DAY = "2026-01-01";
const WORDS = { ja: "アイウ", en: "abc" };
const CLASSES = ["913.6", "210", "410", "596", "726"] as const;

function availabilityOf(index: number, library: string): Availability {
  return index % 2 === 0
    ? { kind: "on-shelf", library, closedStacks: false, callNumber: "913.6 ア" }
    : { kind: "holdable", waiting: index };
}

function titleOf(index: number, library: string): TitleDetail {
  return {
    id: `rehearsal-${index}`,
    title: "あいうえおカキクケコ一二三",
    reading: "あいうえお",
    subtitle: "さしすせそ",
    volume: "1",
    authors: [{ name: "ア イウエ", reading: "あ いうえ", role: "著" }],
    publisher: "アイウ",
    year: 2026,
    ndc: CLASSES[index % CLASSES.length] ?? "",
    bookMark: "ア",
    material: "book",
    audience: "general",
    language: "ja",
    isbn: "",
    availability: availabilityOf(index, library),
    pages: 100,
    summary: "あいうえお",
    copies: [
      {
        barcode: "",
        library,
        place: WORDS,
        closedStacks: false,
        callNumber: "913.6 ア",
        kept: null,
        status: "on-shelf",
        dueDate: null,
      },
    ],
    holdable: true,
    waiting: 0,
  };
}

function holdOf(title: TitleDetail, pickup: string): Hold {
  return {
    id: title.id,
    title,
    state: "applied",
    position: 1,
    pickup,
    contact: "none",
    placedAt: `${DAY}T00:00:00Z`,
    changeable: true,
    cancellable: true,
    ready: null,
    needsCourier: false,
  };
}

function loanOf(title: TitleDetail): Loan {
  return {
    id: title.id,
    title,
    barcode: "",
    dueDate: DAY,
    daysLeft: 1,
    renewals: 0,
    renewal: { ok: true, newDueDate: DAY },
  };
}

/** The screen of lending with a copy that was lent: its row is what a scan shows. */
async function rehearseLending(library: string, drawn: () => Promise<void>): Promise<void> {
  const answer = {
    loan: loanOf(titleOf(0, library)),
    renewed: false,
    holdFulfilled: false,
    tag: "unsaid",
    canUndo: true,
  } as const;
  useLending.setState({ lines: [{ barcode: "", state: "lent", answer, undo: "open" }] });
  await rehearseOne({ at: "lend" }, null, drawn);
  useLending.setState({ lines: [] });
}

/** The commonest screens, one of each kind, with an answer for each. */
function everyKind(library: string): readonly (readonly [Route, unknown])[] {
  const titles = Array.from({ length: MOST_ROWS }, (_, index) => titleOf(index, library));
  const first = titleOf(0, library);
  const found: SearchPage = { total: titles.length, more: true, page: 1, items: titles };
  const holds: HoldList = { holds: titles.map((title) => holdOf(title, library)), active: 1, max: 1 };
  const loans: LoanList = { loans: titles.map(loanOf) };
  const part = { ndc: "91", label: WORDS, titles: 1 };
  const parts: ClassPage = { ndc: "9", label: WORDS, titles: 1, children: [part] };
  return [
    [{ at: "home" }, null],
    [{ at: "search" }, null],
    [{ at: "search", field: "ndc" }, null],
    [{ at: "browse", ndc: "9" }, parts],
    [listOf("9", "ndc"), found],
    [{ at: "title", id: first.id }, first],
    [{ at: "holds" }, holds],
    [{ at: "loans" }, loans],
    [{ at: "password-change" }, null],
  ];
}

const isRehearsing = (): boolean => useStore.getState().rehearsing;
const isDrawn = (): boolean => document.querySelector(".stacked-screen[aria-hidden] .page") !== null;

async function rehearseOne(route: Route, answer: unknown, drawn: () => Promise<void>): Promise<void> {
  rehearseScreen(route, answer);
  for (let frame = 0; frame < MOST_FRAMES && isRehearsing() && !isDrawn(); frame += 1) await drawn();
  await drawn();
  if (isRehearsing()) rehearseScreen(null);
}

/**
 * Renders the commonest screens once, hidden beneath the open one, and that of lending where copies are lent; it sends and keeps nothing.
 * Stops when the page goes live.
 * @param drawn resolves with the next frame
 */
export async function rehearseScreens(drawn: () => Promise<void>): Promise<void> {
  const { hello } = useStore.getState();
  const library = hello?.settings.ownLibrary ?? "";
  const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  for (const [route, answer] of everyKind(library)) {
    if (!isRehearsing()) return;
    await rehearseOne(route, answer, drawn);
    await pause();
  }
  if (isRehearsing() && hello?.capabilities.checkOut === true) await rehearseLending(library, drawn);
}
