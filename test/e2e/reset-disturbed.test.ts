import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type LogLine, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { attachToMain, INSPECTED, type MainProcess } from "#test/support/kiosk/main-debugger.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";

/** The page that follows is loaded soon after a visit began (main/app/resets.ts) and has words a moment later. */
const SPARE_MS = 2200;
/** Milliseconds from the end of a visit to the disturbance; a reset takes about 40, one that must load its page 150. */
const WITH_SPARE = [0, 6, 12, 20] as const;
const ASLEEP = [1, 30, 70] as const;
const WITHOUT_SPARE = [0, 25, 70] as const;
/** A quick machine may be through with each of the resets before it is disturbed. */
const ROUNDS = 4;

let backend: DemoBackend;
let kiosk: Kiosk;
let main: MainProcess;
let me: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    arguments: INSPECTED,
    settings: { kiosk: { reducedMotion: true } },
  });
  main = await attachToMain(kiosk);
  me = person(kiosk, "ja");
});

afterAll(async () => {
  main?.close();
  await kiosk?.stop();
  await backend?.stop();
});

const SETTLED_MS = 500;

/** Renderers of this kiosk by the time of their start, the newest last; a quick look, without another program. */
function renderersByAge(): readonly number[] {
  const found: { pid: number; at: number }[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (!words.includes("--type=renderer") || !words.includes(kiosk.userData)) continue;
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      found.push({ pid: Number(name), at: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]) });
    } catch {
      // It ended meanwhile.
    }
  }
  return found.sort((a, b) => a.at - b.at || a.pid - b.pid).map(({ pid }) => pid);
}

async function beginVisit(): Promise<void> {
  await me.sees(me.say("visit.attract.browse"));
  await me.press(me.say("visit.attract.browse"));
  await me.sees(me.say("search.hints.any"));
}

/** Ends the visit at once; the answer may be lost with the page. */
function endVisit(): void {
  kiosk.look.at("void window.kiosk.finish({})").catch(() => "gone with its page");
}

/** What the log tells of a disturbed reset, once the kiosk is at rest with a page that answers. */
async function outcomeSince(from: number): Promise<readonly LogLine[]> {
  const lines = (): readonly LogLine[] => kiosk.log().slice(from);
  const isOver = (): boolean =>
    kiosk.process.exitCode !== null || lines().some(({ event }) => event === "visit-reset");
  await expect
    .poll(isOver)
    .toBe(true)
    .catch((cause: unknown) => {
      throw new Error(`no reset: ${JSON.stringify(lines())}`, { cause });
    });
  expect(kiosk.process.exitCode, JSON.stringify(lines())).toBeNull();
  await me.sees(me.say("visit.attract.browse"));
  return lines();
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had ended already.
  }
}

/** True when the page was lost before the reset was over: the case this file is about. */
function wasInTime(lines: readonly LogLine[]): boolean {
  const trouble = lines.findIndex(({ event }) => event === "page-trouble");
  return trouble >= 0 && trouble < lines.findIndex(({ event }) => event === "visit-reset");
}

/** Disturbs a reset after each of the delays, and where none of them met one, again: answers how often it was in time. */
async function disturbed(
  delays: readonly number[],
  disturb: (delay: number) => Promise<readonly LogLine[]>,
): Promise<number> {
  let inTime = 0;
  for (let round = 0; round < ROUNDS && inTime === 0; round += 1)
    for (const delay of delays) if (wasInTime(await disturb(delay))) inTime += 1;
  return inTime;
}

describe("the process of the next page is killed while a reset makes that page", () => {
  it("which waited: another page takes its place, and the kiosk goes on", async () => {
    const inTime = await disturbed(WITH_SPARE, async (delay) => {
      await beginVisit();
      await pause(SPARE_MS);
      const spare = renderersByAge().at(-1) ?? 0;
      const from = kiosk.log().length;
      endVisit();
      await pause(delay);
      kill(spare);
      return outcomeSince(from);
    });
    // Otherwise nothing of this was tried.
    expect(inTime).toBeGreaterThan(0);
  });

  it("which is just being loaded: the same", async () => {
    const inTime = await disturbed(WITHOUT_SPARE, async (delay) => {
      const before = new Set(renderersByAge());
      await beginVisit();
      const from = kiosk.log().length;
      endVisit();
      const end = Date.now() + 1000;
      let next: number | undefined;
      while (next === undefined && Date.now() < end) {
        await pause(2);
        next = renderersByAge().findLast((pid) => !before.has(pid));
      }
      await pause(delay);
      if (next !== undefined) kill(next);
      return outcomeSince(from);
    });
    expect(inTime).toBeGreaterThan(0);
  });
});

/**
 * Kills the next page in the last step of the next reset, when it has been looked at already: while the cache behind the old
 * page is counted.
 */
const KILLED_AT_LAST = `void (() => {
  const { session, webContents } = electron;
  for (const name of ["patron-a", "patron-b"]) {
    const one = session.fromPartition(name);
    const count = one.getCacheSize;
    one.getCacheSize = async function () {
      delete session.fromPartition("patron-a").getCacheSize;
      delete session.fromPartition("patron-b").getCacheSize;
      const other = session.fromPartition(name === "patron-a" ? "patron-b" : "patron-a");
      const page = webContents.getAllWebContents().find((each) => each.session === other);
      const gone = new Promise((resolve) => page.once("render-process-gone", resolve));
      page.forcefullyCrashRenderer();
      await gone;
      return count.call(this);
    };
  }
})()`;

describe("the next page is lost in the last moment of a reset", () => {
  it("another takes its place before it is shown, and answers", async () => {
    await beginVisit();
    await pause(SPARE_MS);
    await main.run(KILLED_AT_LAST);
    const from = kiosk.log().length;
    endVisit();
    const lines = await outcomeSince(from);
    expect(wasInTime(lines), "nothing was tried").toBe(true);
    await beginVisit();
    const ended = kiosk.log().length;
    endVisit();
    await outcomeSince(ended);
  });
});

describe("the machine goes to sleep while a reset makes the next page", () => {
  it("that reset is finished, and another one follows it (R13)", async () => {
    let inTime = 0;
    for (const delay of ASLEEP) {
      await beginVisit();
      const from = kiosk.log().length;
      // A locked screen ends the visit, and sleep comes so many milliseconds behind it.
      await main.run(`(() => {
        electron.powerMonitor.emit("lock-screen");
        setTimeout(() => electron.powerMonitor.emit("suspend"), ${delay});
      })()`);
      await outcomeSince(from);
      // The words of the second page are there a moment before its reset is verified.
      await pause(SETTLED_MS);
      const resets = (await outcomeSince(from)).filter(({ event }) => event === "visit-reset");
      expect(resets.map(({ reason }) => reason)).toEqual(resets.map(() => "suspend"));
      if (resets.length === 2 && (resets[0]?.ms ?? 0) > delay) inTime += 1;
    }
    expect(inTime).toBeGreaterThan(0);
  });
});
