import { setTimeout as pause } from "node:timers/promises";
import { copy, SELECTIONS } from "#test/support/kiosk/clipboard.ts";
import type { LogLine } from "#test/support/kiosk/kiosk.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { borrow, giveBack, hear, hearAll, marksSeenBy, undo } from "./circulate.ts";
import { type Injury, injure } from "./faults.ts";
import { KioskLeft } from "./kiosk-left.ts";
import { cardOf, markOf, marksIn, patronMark } from "./marks.ts";
import { type Action, ENDING, type Fault, patronOf, type VisitPlan } from "./plan.ts";
import type { SoakStage } from "./stage.ts";

/** The same card within two seconds is one scan (R43). */
const SAME_CARD_MS = 2100;
/** Longest wait for a reset: after the patron has walked away, or the page hangs. */
const RESET_WITHIN_MS = 15_000;
/** Longest time until a visit is erased (docs/decisions/0003), where no log line reports it. */
const GONE_WITHIN_MS = 2000;
const EVERY_MS = 25;
/** A page may say so long something of a library system that is gone. */
const LAST_WORDS_MS = 900;

/** What an idle page says: that a visit is over, or that one may begin. */
export const IDLE_WORDS = /終わりました|本をさがす。/u;

/** What a visit came to. */
export interface Played {
  /** Why it ended and how long its reset took, as the log told; null when it could not. */
  readonly reason: string | null;
  readonly ms: number | null;
  /** Of the page that follows (`VisitRecord`). */
  readonly warm: boolean;
  readonly readyMs: number | null;
  readonly lastedMs: number | null;
  /** Words of others that were seen during the visit. */
  readonly found: readonly string[];
}

const UNTOLD = { warm: false, readyMs: null, lastedMs: null } as const;

/** When the live page had drawn its first screen, which one that waited for its visit only rehearsed; wall clock. */
const FIRST_DRAWN = `(([paint]) => paint === undefined ? null : performance.timeOrigin + paint.startTime)(
  performance.getEntriesByName("first-contentful-paint"))`;

/** What the next page shows after a reset. */
async function nextPageOf({ kiosk, log }: SoakStage, reset: LogLine) {
  const drawn = await kiosk.look.at<number | null>(FIRST_DRAWN);
  const began = log.began(reset.visit ?? 0);
  const ended = Date.parse(reset.at) - (reset.ms ?? 0);
  const warm = drawn !== null && drawn <= ended;
  return {
    warm,
    readyMs: warm && began !== null ? drawn - began : null,
    lastedMs: began === null ? null : ended - began,
  };
}

/** The newest events of the log with their time (UTC), to explain what came of them, and whether the program stood still. */
export function lastEvents({ log }: SoakStage): string {
  const last = log.last().map(({ event, at, ...line }: LogLine & { readonly step?: string }) => {
    return [at.slice(11, 23), event, line.reason, line.step, line.kind]
      .filter((word) => word !== undefined)
      .join(" ");
  });
  return last.join(", ");
}

/** Throws when the kiosk has left. */
export function expectThere(stage: SoakStage): void {
  const { exitCode, signalCode } = stage.kiosk.process;
  if (exitCode === null && signalCode === null) return;
  throw new KioskLeft(`the kiosk left with ${exitCode ?? signalCode} after: ${lastEvents(stage)}`);
}

/** Waits for the line of the next reset. */
export async function nextReset(stage: SoakStage, milliseconds = RESET_WITHIN_MS): Promise<LogLine> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const line = stage.log.next().find(({ event }) => event === "visit-reset");
    if (line !== undefined) return line;
    expectThere(stage);
    if (performance.now() > end) throw new Error("waited in vain for a reset");
    await pause(EVERY_MS);
  }
}

/** Puts a mark into every place of the live page that can keep one. */
function planting(mark: string): string {
  return `(async () => {
    const mark = ${JSON.stringify(mark)};
    localStorage.setItem(mark, mark);
    sessionStorage.setItem(mark, mark);
    document.cookie = mark + "=" + mark;
    window.name = mark;
    window.left = [mark, new Blob([mark])];
    history.pushState({ mark }, "", "#" + mark);
    document.title = mark;
    await new Promise((resolve) => {
      const asked = indexedDB.open(mark);
      asked.onupgradeneeded = () => asked.result.createObjectStore("s").put(mark, mark);
      asked.onsuccess = asked.onerror = resolve;
    });
    await caches.open(mark).catch(() => null);
  })()`;
}

async function begin({ person }: SoakStage, plan: VisitPlan): Promise<void> {
  const { say } = person;
  if (plan.start === "touch" || plan.start === "copy") {
    await person.sees(IDLE_WORDS);
    // A goodbye may go by itself while the hand reaches for its button.
    if (await person.reads(say("visit.goodbye.next")))
      await person.press(say("visit.goodbye.next"), say("visit.attract.browse"));
    await person.sees(say("visit.attract.browse"));
    // The act itself opens the visit.
    if (plan.actions.includes("return")) return;
    return person.pressTo(say("visit.attract.browse"), say("search.hints.any"));
  }
  if (plan.start === "card") await person.scan(cardOf(plan.patron));
  return person.sees(say("signIn.password.heading"));
}

async function signIn({ person }: SoakStage, plan: VisitPlan): Promise<void> {
  const number = plan.password === "whole" ? patronMark(plan.patron) : plan.number;
  await person.type(markOf("latin", number));
  if (plan.password === "half") return;
  await person.pressTo(person.say("common.next"), person.say("home.heading"));
}

const DOORS = { loans: "home.loans", holds: "home.holds", account: "home.account" } as const;

/** Back to the first screen of a visit. */
async function home(person: SoakStage["person"]): Promise<void> {
  if (await person.reads(person.say("home.heading"))) return;
  await person.pressTo(person.say("common.back"), person.say("home.heading"));
}

async function takeAction(stage: SoakStage, action: Action, plan: VisitPlan): Promise<void> {
  const { person } = stage;
  const { say } = person;
  if (action === "search") {
    if (plan.start !== "touch") {
      await home(person);
      await person.pressTo(new RegExp(`^${say("home.search")}`, "u"), say("search.hints.any"));
    }
    await person.type(markOf("kana", plan.number));
    await person.press(say("search.go"));
    return person.seesNoMore(say("search.hints.any"));
  }
  if (action === "undo") return undo(stage, plan);
  if (plan.password === "whole") await home(person);
  if (action === "lend") return borrow(stage, plan);
  if (action === "return") return giveBack(stage, plan);
  await person.press(new RegExp(`^${say(DOORS[action])}`, "u"));
  await person.seesNoMore(say("home.heading"));
  // Looked for on the home screen, which names the book due next, it would be found before the list has come.
  if (action === "loans") await person.sees(markOf("kana", patronMark(plan.patron)));
}

/** Marks on the screen that are neither this patron's nor this visit's; without a sign-in no patron's mark is right. */
async function strangersSeen({ kiosk, ledger }: SoakStage, plan: VisitPlan): Promise<readonly string[]> {
  const words = await kiosk.look.at<string>("document.documentElement.outerHTML");
  const own = [plan.number, ...marksSeenBy(ledger, plan)];
  if (plan.start !== "touch" && plan.start !== "copy") own.push(patronMark(plan.patron));
  return marksIn(words)
    .filter((mark) => !own.includes(mark))
    .map((mark) => `on the page of a visit: mark ${mark}`);
}

/** Goes as the plan says. `scannedAt`: when the own card was read, on the clock of `performance.now()`. */
export async function go(stage: SoakStage, plan: VisitPlan, scannedAt: number): Promise<void> {
  const { person } = stage;
  const signedIn = plan.password === "whole";
  switch (plan.going) {
    case "button":
      if (!signedIn) {
        await person.press(person.say("visit.finish"));
        // The end asks where a copy was not returned.
        const asks = await person.reads(person.say("visit.finishBox.heading")).catch(() => false);
        return asks ? person.pressAgain() : undefined;
      }
      await person.pressTo(person.say("visit.finish"), person.say("visit.finishBox.heading"));
      return person.pressAgain();
    case "own-card":
      await pause(Math.max(0, scannedAt + SAME_CARD_MS - performance.now()));
      return person.scan(cardOf(plan.patron));
    case "other-card":
      return person.scan(cardOf(patronOf(plan.number + 1)));
    case "idle":
    case "fault":
      return;
  }
}

/** Puts a visit's mark into every place of the live page that can keep one. */
export async function plant({ kiosk }: SoakStage, number: number): Promise<void> {
  await kiosk.look.at(planting(markOf("latin", number)));
}

/** Puts a visit's mark into both clipboards. */
export async function copyMark({ kiosk }: SoakStage, number: number): Promise<void> {
  for (const selection of SELECTIONS) await copy(kiosk.display, selection, markOf("kana", number));
}

/**
 * Plays a visit from its first touch until the patron wants to go. Answers words of others that were seen meanwhile;
 * rejects when the screen is not as it should be. `early` is done before the password is typed.
 */
export async function openVisit(
  stage: SoakStage,
  plan: VisitPlan,
  early: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  await begin(stage, plan);
  if (plan.plants) await plant(stage, plan.number);
  await early();
  if (plan.password !== "none") await signIn(stage, plan);
  for (const action of plan.actions) await takeAction(stage, action, plan);
  // What a search finds is everybody's.
  const found = plan.actions.includes("search") ? [] : await strangersSeen(stage, plan);
  if (plan.copies) await copyMark(stage, plan.number);
  return found;
}

/** Waits for a reset of which a full disk keeps no line. The page that follows may show before the clipboards are empty. */
async function unlogged({ person }: SoakStage): Promise<null> {
  await person.sees(IDLE_WORDS);
  await pause(GONE_WITHIN_MS);
  return null;
}

/** Waits for the reset; null where the log has none. */
async function endOf(stage: SoakStage, fault: Fault | null): Promise<LogLine | null> {
  if (fault === "disk-full") return unlogged(stage);
  return fault === "main-kill" ? null : nextReset(stage);
}

/** Hears what is said of copies after a fault: everything where the visit goes on, else as long as a page may say something. */
async function hearAfter(stage: SoakStage, fault: Fault | null): Promise<void> {
  if (fault === "backend-kill") await hearAll(stage, LAST_WORDS_MS);
  else if (fault !== null && !ENDING.includes(fault)) {
    await hearAll(stage);
    await pause(READS_CHANGE_MS);
  }
}

/** Plays a visit from its first touch to its verified reset. Rejects when the screen is not as it should be. */
export async function playVisit(stage: SoakStage, plan: VisitPlan): Promise<Played> {
  stage.log.next();
  const fault = injure(stage, plan.fault);
  try {
    const played = await playWith(stage, plan, fault);
    await fault.after();
    return played;
  } catch (error) {
    // A disk that stays full would keep the lines of every visit after this one.
    await fault.after().catch(() => undefined);
    throw error;
  }
}

async function playWith(stage: SoakStage, plan: VisitPlan, fault: Injury): Promise<Played> {
  const began = performance.now();
  const found = await openVisit(stage, plan, fault.early);
  await pause(Math.max(0, began + plan.staysMs - performance.now()));
  // What was told before the fault counts, whatever comes.
  await hear(stage);
  await fault.late();
  await hearAfter(stage, plan.fault);
  await go(stage, plan, began);
  await fault.atTheEnd();
  const line = await endOf(stage, plan.fault);
  const next = line === null ? UNTOLD : await nextPageOf(stage, line);
  return { reason: line?.reason ?? null, ms: line?.ms ?? null, ...next, found };
}
