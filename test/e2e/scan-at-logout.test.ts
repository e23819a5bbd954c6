import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, type LogLine, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";
import { linesOfScanAtEnd } from "#test/support/kiosk/scan-at-end.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { type Watcher, watchWords } from "#test/support/kiosk/words-recorder.ts";

const SECOND = 1000;
/** Main looks at its clock this often (main/time/clock.ts), so a visit ends on this grid. */
const TICK_MS = 200;
const IDLE_SECONDS = 2;
const WARNING_SECONDS = 2;
/** Patrons who come and go in turns; nobody twice within two seconds, for that would be a double read (R43). */
const PATRONS = ["ordinary", "no-email", "refused-email", "bounced-email", "hold-ready", "overdue"] as const;
/** Offsets of the scan's last key to the end of the visit, in milliseconds: a key arrives within a few of its time. */
const OFFSETS = [-20, -12, -6, 0, 6, 12, 20, 30] as const;

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;
let watcher: Watcher;

beforeAll(async () => {
  backend = await startDemoBackend();
  const visit = { idleSeconds: IDLE_SECONDS, browsingIdleSeconds: 60, warningSeconds: WARNING_SECONDS };
  kiosk = await startKiosk({ look: "small-client", backend, settings: { visit } });
  me = person(kiosk, "ja");
  watcher = watchWords(kiosk);
});

afterAll(async () => {
  await watcher?.stop();
  await kiosk?.stop();
  await backend?.stop();
});

interface Pair {
  readonly old: string;
  readonly next: string;
}

/** Patrons of a round: the one whose visit ends, and the one who scans at that moment. */
function pairOf(round: number): Pair {
  const at = (index: number): string => PATRONS[index % PATRONS.length] ?? "";
  return { old: at(round * 2), next: at(round * 2 + 1) };
}

/** What the password page says of a card. */
function tailOf(patron: string): string {
  return `・${demoPatron(patron).card.slice(-3)}`;
}

/** Plays input in one go, with pauses in the middle that a program start cannot blur. */
async function play(...words: readonly string[]): Promise<void> {
  const player = spawn("xdotool", words, { env: kiosk.display.environment, stdio: "ignore" });
  const [status] = await once(player, "exit");
  expect(status).toBe(0);
}

function keysOf(patron: string): readonly string[] {
  return ["key", "--delay", "2", ...demoPatron(patron).card];
}

/** R42: whoever the scan belongs to, nobody sees the page of the one before, and no visit gets it that must not. */
async function expectRightful({ old, next }: Pair, lines: readonly LogLine[]): Promise<void> {
  const reset = lines.find(({ event }) => event === "visit-reset");
  const isNext = lines.some(({ event, visit }) => event === "visit-began" && visit !== reset?.visit);
  if (reset === undefined || isNext) await me.sees(tailOf(next));
  else await me.sees(/終わりました|本をさがす。/u);
  const words = await kiosk.words();
  expect(words).not.toContain(tailOf(old));
  expect(words.includes(tailOf(next))).toBe(reset === undefined || isNext);
  if (!words.includes(tailOf(next))) return;
  const over = kiosk.waitForEvent("visit-reset");
  await me.press(me.say("visit.finish"));
  await over;
}

describe("a scan at the moment of logout (R42)", () => {
  it.each(OFFSETS)("belongs to one visit only: %i ms after 「終わる」", async (offset) => {
    const pair = pairOf(OFFSETS.indexOf(offset));
    await me.scanCard(pair.old);
    await me.sees(tailOf(pair.old));
    // Longer than a screen ignores touches (V15) and than a burst stays open.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const tail = await kiosk.find(me.say("visit.finish"));
    if (tail === null) throw new Error("the ribbon has no tail");
    const middle = [tail.x + tail.width / 2, tail.y + tail.height / 2].map((at) => String(Math.round(at)));
    const pull = ["click", "1"];
    const wait = ["sleep", String(Math.abs(offset) / SECOND)];
    const enter = ["key", "Return"];
    const from = kiosk.log().length;
    const last = offset < 0 ? [...enter, ...wait, ...pull] : [...pull, ...wait, ...enter];
    await play("mousemove", ...middle, ...keysOf(pair.next), ...last);
    // The scan changes the screen, so a touch just behind it may come to nothing (V15): the visit is the next one's.
    await expectRightful(pair, await linesOfScanAtEnd(kiosk, from));
  });

  it.each([-20, -10, 0, 10, 20])(
    "belongs to one visit only: %i ms after the clock has run out",
    async (offset) => {
      const pair = pairOf(offset / 10 + 2);
      await quickSignIn(kiosk, pair.old);
      kiosk.key("Down");
      const touched = Date.now();
      const from = kiosk.log().length;
      const last = kiosk.log().findLast(({ event }) => event === "visit-reset");
      const tick = Date.parse(last?.at ?? new Date().toISOString()) - (last?.ms ?? 0);
      const end = touched + (IDLE_SECONDS + WARNING_SECONDS) * SECOND;
      const onGrid = tick + Math.ceil((end - tick) / TICK_MS) * TICK_MS;
      const typing = demoPatron(pair.next).card.length * 4;
      await play(
        "sleep",
        String((onGrid + offset - typing - Date.now()) / SECOND),
        ...keysOf(pair.next),
        "Return",
      );
      await expectRightful(pair, await linesOfScanAtEnd(kiosk, from));
    },
  );

  it("never shows two patrons on one page", async () => {
    const pages = await watcher.stop();
    expect(pages.some((words) => words.includes(tailOf("ordinary")))).toBe(true);
    for (const words of pages) {
      expect(PATRONS.filter((patron) => words.includes(tailOf(patron))).length).toBeLessThanOrEqual(1);
    }
  });
});
