import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { END_REASONS, type EndReason } from "#contract/visit.ts";
import { hashSecret } from "#main/staff/hash.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { EVERY, lookAround } from "#soak/visits/checks.ts";
import { marksInMemory, marksOnDisk } from "#soak/visits/gauges.ts";
import { cardOf, marksIn, patronMark } from "#soak/visits/marks.ts";
import type { VisitPlan } from "#soak/visits/plan.ts";
import { copyMark, nextReset, openVisit, plant } from "#soak/visits/play.ts";
import { type SoakStage, startStage } from "#soak/visits/stage.ts";
import { attachToMain, INSPECTED, type MainProcess } from "#test/support/kiosk/main-debugger.ts";
import { familyNow } from "#test/support/kiosk/processes.ts";
import { wordsInMemory, wordsOnDisk } from "#test/support/system/left-secrets.ts";

/** Numbers of the visits here: every search of `lookAround` that is judged is due after each. */
const STEP = EVERY.disk;
/** A connection that is kept open holds its last answer for a while. */
const FORGOTTEN_BY_HEAP_MS = 20_000;
/** A scanned code is kept for two seconds, to know a double read (R43). */
const FORGOTTEN_MS = 2500;
const PIN = "73914682";
/** 18 s: a whole visit took 9 s while three other test runs were running. */
const CAP = { visit: { capMinutes: 0.3, capExtensions: 0, idleSeconds: 60, browsingIdleSeconds: 60 } };
/** Longer than the cap. */
const END_WITHIN_MS = 40_000;

let stage: SoakStage;
let main: MainProcess;
let fleet: Record<string, Record<string, unknown>>;

const fleetFile = (): string => join(dirname(stage.kiosk.userData), "settings.json");
beforeAll(async () => {
  stage = await startStage({
    arguments: INSPECTED,
    settings: {
      visit: { idleSeconds: 6, browsingIdleSeconds: 6 },
      staff: { pin: await hashSecret(PIN) },
    },
  });
  main = await attachToMain(stage.kiosk);
  fleet = JSON.parse(readFileSync(fleetFile(), "utf8")) as typeof fleet;
});

afterAll(async () => {
  main?.close();
  await stage?.stop();
});

/** Waits for the next reset; answers its reason. No process of an earlier page outlives it (L3). */
async function nextEnd(): Promise<string | undefined> {
  const { reason } = await nextReset(stage, END_WITHIN_MS);
  expect(await stage.pages.afterReset(), "L3").toEqual([]);
  return reason;
}

/** Writes the fleet's file with some sections changed, and waits until the idle page was replaced for it. */
async function writeFleet(changed: Record<string, Record<string, unknown>>): Promise<void> {
  const sections = Object.entries(changed).map(([name, values]) => [name, { ...fleet[name], ...values }]);
  writeFileSync(fleetFile(), JSON.stringify({ ...fleet, ...Object.fromEntries(sections) }));
  expect(await nextEnd()).toBe("settings");
}

const restoreFleet = (): Promise<void> => writeFleet({});

/** Turns main's wall clock: the machine's own belongs to everybody. */
async function turnClock(milliseconds: number): Promise<void> {
  await main.run(`(() => {
    const Real = globalThis.RealDate ??= Date;
    globalThis.Date = class extends Real {
      constructor(...words) { words.length === 0 ? super(Real.now() + ${milliseconds}) : super(...words); }
      static now() { return Real.now() + ${milliseconds}; }
    };
  })()`);
}

async function enterStaffArea(): Promise<void> {
  const { kiosk, person } = stage;
  const { x, y, width, height } = await kiosk.look.at<DOMRect>(
    "document.querySelector('.attract-head').getBoundingClientRect().toJSON()",
  );
  for (let tap = 0; tap < 5; tap += 1) kiosk.tapAt(x + width / 2, y + height / 2);
  await person.sees(staffJa.door.pin);
  await person.type(PIN);
  await person.press(staffJa.door.enter);
  await person.sees(staffJa.status.heading);
}

/** A touch that a busy machine lost is made again: the area would stay open for all that follows. */
const closeStaffArea = (): Promise<void> =>
  stage.person.pressTo(
    new RegExp(`^${staffJa.close.replaceAll(/[()]/gu, "\\$&")}`, "u"),
    stage.person.say("visit.attract.browse"),
  );

/** How a visit, or the idle page, comes to its end. */
interface Way {
  /** Before anybody comes. */
  readonly before?: () => Promise<void>;
  /** Who is there: a patron who signs in (default), nobody, or staff. */
  readonly who?: "nobody" | "staff";
  readonly end: (number: number, patron: number) => Promise<unknown>;
  /** Brings the kiosk back to the idle page. */
  readonly after?: () => Promise<unknown>;
}

/** Every reason, each by its own action: a new one does not compile without. `signal` has a test of its own. */
const WAYS: Readonly<Record<Exclude<EndReason, "signal">, Way>> = {
  button: {
    async end() {
      await stage.person.press(stage.person.say("visit.finish"));
      await stage.person.sees(stage.person.say("visit.finishBox.heading"));
      await stage.person.pressAgain();
    },
  },
  idle: { end: async () => undefined },
  cap: { before: () => writeFleet(CAP), end: async () => undefined, after: restoreFleet },
  "own-card": {
    async end(_number, patron) {
      await pause(FORGOTTEN_MS);
      stage.person.scan(cardOf(patron));
    },
  },
  "other-card": {
    end: async (_number, patron) => stage.person.scan(cardOf(patron + 20)),
    async after() {
      // On a busy machine the search took longer than an idle visit, which has ended by itself.
      await stage.person.press(stage.person.say("visit.finish")).catch(() => undefined);
      await nextEnd();
    },
  },
  "backend-lost": {
    async end() {
      await stage.backend.kill();
      // A copy's barcode makes the kiosk ask, so that it notices at once.
      await stage.kiosk.scan("100000001");
    },
    async after() {
      await stage.backend.restart();
      await stage.person.sees(stage.person.say("visit.attract.browse"), 20_000);
    },
  },
  crash: {
    async end() {
      const live = stage.pages.live();
      // 0 would be this run itself.
      if (live === null) throw new Error("no page is live");
      process.kill(live, "SIGKILL");
    },
  },
  closing: {
    async before() {
      const week = Array.from({ length: 7 }, () => ({ open: "00:00", close: "23:59" }));
      await writeFleet({ hours: { follow: "own", week, noticeMinutes: 0, graceMinutes: 0 } });
    },
    end: () => turnClock(new Date().setHours(23, 59, 1, 0) - Date.now()),
    async after() {
      await turnClock(0);
      await restoreFleet();
    },
  },
  staff: {
    who: "staff",
    end: closeStaffArea,
    async after() {
      await stage.person.sees(stage.person.say("visit.attract.browse"));
      await enterStaffArea();
      expect(await stage.kiosk.look.at("localStorage.length + sessionStorage.length")).toBe(0);
      await closeStaffArea();
      await nextEnd();
    },
  },
  settings: { who: "nobody", end: () => writeFleet(CAP), after: restoreFleet },
  suspend: { end: () => main.run(`electron.powerMonitor.emit("suspend")`) },
};

const REASONS = END_REASONS.filter((reason) => reason !== "signal");

function planOf(number: number, patron: number): VisitPlan {
  const way = { start: "card", password: "whole", going: "fault", staysMs: 0, fault: null } as const;
  const actions = ["loans", "search"] as const;
  return { number, patron, ...way, actions, pile: 1, faultAfter: 0, plants: true, copies: true };
}

/** Somebody, or nobody, with marks in every place; answers the numbers that must be in the page's memory now. */
async function arrive({ who }: Way, number: number, patron: number): Promise<readonly number[]> {
  if (who === undefined) {
    expect(await openVisit(stage, planOf(number, patron))).toEqual([]);
    return [number, patronMark(patron)];
  }
  if (who === "staff") await enterStaffArea();
  await plant(stage, number);
  await copyMark(stage, number);
  return [number];
}

describe("nothing is left of a visit, from the screen to the memory of the next page (R66, R73, L0-L3 and L5)", () => {
  it.each(REASONS)("%s", async (reason) => {
    const at = REASONS.indexOf(reason);
    const [number, patron] = [(at + 1) * STEP, at];
    const way = WAYS[reason];
    await stage.person.sees(stage.person.say("visit.attract.browse"));
    await way.before?.();
    stage.log.next();
    const marks = await arrive(way, number, patron);
    // What finds nothing later finds everything now.
    const live = stage.pages.live();
    if (live !== null && way.who !== "staff")
      expect(marksInMemory(live)).toEqual(expect.arrayContaining([...marks]));
    await way.end(number, patron);
    const goesOn = reason === "other-card";
    // The next visit is on then, and the page that follows it may be loading: its processes are looked at once, below.
    if (goesOn) expect((await nextReset(stage)).reason).toBe(reason);
    else if (reason !== "settings") expect(await nextEnd()).toBe(reason);
    const going = goesOn ? "other-card" : "button";
    expect((await lookAround(stage, { number, copies: true, going, fault: null })).found).toEqual([]);
    if (way.who === "staff") {
      expect(wordsOnDisk(stage.folders, [PIN])).toEqual([]);
      for (const pid of stage.pages.all()) expect(await wordsInMemory(pid, [PIN])).toEqual([]);
    }
    await way.after?.();
  });
});

describe("nothing is left in the program itself", () => {
  it("no string of main's heap has a word of any of them (L4, R78)", async () => {
    const left = async (): Promise<readonly string[]> => {
      const strings = await main.stringsOfHeap();
      // The search can find: the settings are in the heap.
      expect(strings.some((text) => text.includes("shiori"))).toBe(true);
      return strings.filter((text) => marksIn(text).length > 0);
    };
    await expect.poll(left, { timeout: FORGOTTEN_BY_HEAP_MS, interval: FORGOTTEN_MS }).toEqual([]);
  });

  it("an order to stop comes after the reset; a program that starts in the same folder has no patron data (L2, L6, R91)", async () => {
    // A program that is looked into does not end.
    main.close();
    stage.log.next();
    await openVisit(stage, planOf(STEP * 50, 30));
    const { kiosk, folders } = stage;
    const left = once(kiosk.process, "exit");
    kiosk.process.kill("SIGTERM");
    expect(await left).toEqual([0, null]);
    expect((await nextReset(stage)).reason).toBe("signal");
    expect(marksOnDisk(folders)).toEqual([]);
    const again = await stage.startAgain();
    onTestFinished(() => again.stop());
    const family = familyNow(again.process.pid ?? 0);
    expect(family.length).toBeGreaterThan(2);
    for (const pid of family) expect(marksInMemory(pid), `L6: process ${pid}`).toEqual([]);
  });
});
