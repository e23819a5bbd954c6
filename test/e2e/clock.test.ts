import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { curtainPicture } from "#test/support/kiosk/curtain-picture.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";

/** What the loans of demo patron "ordinary" say. */
const ORDINARY_TITLES = ["羅生門・鼻", "思考の整理学", "舟を編む"] as const;
const ORDINARY_TAIL = "・014";
const ORDINARY_WORDS = [...ORDINARY_TITLES, ORDINARY_TAIL] as const;
/** R64: nothing ends sooner than this before its hour, in milliseconds; the hour is counted from before the last touch. */
const CLOCK_ERROR_MS = 500;
/** A machine that others share may be late; whatever keeps a visit alive keeps it for longer than this, or for ever. */
const LATE_MS = 15_000;
/** A place of the screen where no control is. */
const NOTHING_THERE = [540, 40] as const;
const STAYS_EVERY_MS = 700;
const SECOND = 1000;

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;
let file: string;
let settings: Record<string, object>;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    settings: { kiosk: { reducedMotion: true } },
  });
  me = person(kiosk, "ja");
  file = join(dirname(kiosk.userData), "settings.json");
  settings = JSON.parse(readFileSync(file, "utf8")) as typeof settings;
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** Sets the times of a visit in the settings file, and waits until the idle page was replaced for it. */
async function visitsLast(visit: NonNullable<NonNullable<KioskOptions["settings"]>["visit"]>): Promise<void> {
  await me.sees(me.say("visit.attract.browse"), 60 * SECOND);
  const reset = kiosk.waitForEvent("visit-reset");
  writeFileSync(file, JSON.stringify({ ...settings, visit: { ...settings["visit"], ...visit } }));
  expect((await reset).reason).toBe("settings");
  await me.sees(me.say("visit.attract.browse"));
}

/**
 * Signs in and opens the loans; answers a moment just before the last touch. Until there the patron touches something now and then:
 * these visits leave less time than a busy machine takes for a password, and no test is about that.
 */
async function openLoans(patron: string, title: string): Promise<number> {
  const began = kiosk.waitForEvent("visit-began");
  await me.scanCard(patron);
  await began;
  const staying = setInterval(() => kiosk.tapAt(...NOTHING_THERE), STAYS_EVERY_MS);
  try {
    await me.givePassword(demoPatron(patron).password);
    await me.sees(me.say("home.heading"));
  } finally {
    clearInterval(staying);
  }
  const touched = Date.now();
  await me.press(new RegExp(`^${me.say("home.loans")}`, "u"));
  await me.sees(title);
  return touched;
}

/** When the log says that the reset began. */
function beganAt({ at, ms = 0 }: { readonly at: string; readonly ms?: number }): number {
  return Date.parse(at) - ms;
}

function expectNear(milliseconds: number, expected: number): void {
  const told = `${milliseconds} ms instead of ${expected}`;
  expect(milliseconds, told).toBeGreaterThan(expected - CLOCK_ERROR_MS);
  expect(milliseconds, told).toBeLessThan(expected + LATE_MS);
}

/** Keeps each length that the ribbon is drawn with from now on, so that a late look misses none. */
const KEEPS_QUARTERS = `(() => {
  window.quarters = [];
  const keep = () => {
    const left = Number(/ribbon-left-(\\d)/u.exec(document.querySelector(".ribbon")?.className ?? "")?.[1]);
    if (left >= 0 && left !== window.quarters.at(-1)) window.quarters.push(left);
  };
  new MutationObserver(keep).observe(document.body, { attributeFilter: ["class"], childList: true, subtree: true });
  keep();
})()`;

/** Waits for the quarters of the ribbon to fall, and answers those that were drawn until the warning. */
async function ribbonUntilWarning(): Promise<readonly number[]> {
  await kiosk.look.at(KEEPS_QUARTERS);
  const drawn = () => kiosk.look.at<readonly number[]>("window.quarters");
  await expect.poll(async () => (await drawn()).at(-1), { interval: 20 }).toBe(0);
  return drawn();
}

/** Presses as people do: reads first (V15), and the finger stays down for a moment. */
async function pressSlowly(name: string | RegExp): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { x, y, width, height } = await vi.waitUntil(() => kiosk.find(name), 20_000);
  const middle = [x + width / 2, y + height / 2].map((at) => String(Math.round(at)));
  kiosk.display.run("xdotool", "mousemove", ...middle, "mousedown", "1", "sleep", "0.15", "mouseup", "1");
}

describe("a patron who goes away", () => {
  it("sees the ribbon fall, then the curtain; then the visit ends and nothing is left on the screen (R62, R64)", async () => {
    await visitsLast({ idleSeconds: 3, browsingIdleSeconds: 3, warningSeconds: 4 });
    const touched = await openLoans("ordinary", ORDINARY_WORDS[0]);
    const reset = kiosk.waitForEvent("visit-reset");
    const quarters = await ribbonUntilWarning();
    // A page that stood still for a quarter draws the next one at once.
    expect(quarters).toEqual([4, 3, 2, 1, 0].filter((quarter) => quarters.includes(quarter)));
    expect(quarters.length).toBeGreaterThanOrEqual(4);
    expectNear(Date.now() - touched, 3 * SECOND);
    const words = await kiosk.waitFor(me.say("visit.warning.curtain"));
    for (const word of ORDINARY_WORDS) expect(words).not.toContain(word);
    const line = await reset;
    expect(line.reason).toBe("idle");
    expectNear(beganAt(line) - touched, 7 * SECOND);
    await me.sees(me.say("visit.goodbye.reason.idle"));
    await me.sees(me.say("visit.attract.browse"));
  });

  it("leaves a curtain whose picture is the same for every patron (R64)", async () => {
    await visitsLast({ idleSeconds: 2, browsingIdleSeconds: 4, warningSeconds: 60 });
    const pictures: Buffer[] = [];
    for (const [patron, title] of [
      ["ordinary", ORDINARY_WORDS[0]],
      ["overdue", "三四郎"],
    ] as const) {
      await openLoans(patron, title);
      await me.sees(me.say("visit.warning.heading"));
      // The press of the tile is held for a moment, and so is the warning (warning-hold).
      await expect.poll(() => kiosk.look.at("document.querySelector('.sheet').hidden")).toBe(true);
      pictures.push(await curtainPicture(kiosk));
      const reset = kiosk.waitForEvent("visit-reset");
      await pressSlowly(me.say("visit.finish"));
      expect((await reset).reason).toBe("button");
      await me.sees(me.say("visit.attract.browse"));
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.of())).toBe(true);
  });
});

describe("a patron who is still there", () => {
  let from: number;
  beforeAll(async () => {
    await visitsLast({ idleSeconds: 2, browsingIdleSeconds: 4, warningSeconds: 4 });
    from = kiosk.log().length;
    await openLoans("ordinary", ORDINARY_WORDS[0]);
  });

  it.each([
    ["a touch anywhere", () => kiosk.tapAt(...NOTHING_THERE)],
    ["a key", () => kiosk.key("Down")],
    ["「続ける」", () => me.press(me.say("visit.warning.stay"))],
    ["a scan", () => kiosk.scan("12")],
  ])("goes on by %s, on the page where they were (R64)", async (_what, action) => {
    await me.sees(me.say("visit.warning.heading"));
    await action();
    await me.sees(ORDINARY_WORDS[0]);
    expect(await kiosk.words()).not.toContain(me.say("visit.warning.heading"));
    expect(
      kiosk
        .log()
        .slice(from)
        .filter(({ event }) => event === "visit-reset"),
    ).toEqual([]);
  });
});

/** Everything a page can make up to look busy, ten times a second, for ever. */
const PRETENDING = `void setInterval(() => {
  const target = document.querySelector("button") ?? document.body;
  for (const name of ["pointerdown", "pointermove", "pointerup", "mousedown", "mousemove", "mouseup", "click"]) {
    target.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true }));
  }
  for (const name of ["keydown", "keyup"]) {
    target.dispatchEvent(new KeyboardEvent(name, { key: "a", code: "KeyA", bubbles: true }));
  }
  target.dispatchEvent(new WheelEvent("wheel", { deltaY: 10, bubbles: true }));
  document.querySelector(".warning-stay")?.click();
  for (const verb of ["begin", "stay", "overview"]) window.kiosk[verb]({});
  window.kiosk.enterCard({ number: "2001014" });
}, 100)`;

describe("a page that wants to stay", () => {
  it("cannot keep a visit alive with events and calls that no input caused (R63)", async () => {
    await visitsLast({ idleSeconds: 2, browsingIdleSeconds: 2, warningSeconds: 2 });
    const reset = kiosk.waitForEvent("visit-reset", 60 * SECOND);
    const touched = await openLoans("ordinary", ORDINARY_WORDS[0]);
    await kiosk.look.at(PRETENDING);
    const line = await reset;
    expect(line.reason).toBe("idle");
    expectNear(beganAt(line) - touched, 4 * SECOND);
  });

  it.each([
    ["at its hour", "idle", 2, 4],
    // Five missed beats of a second and a half second of grace (R17).
    ["when it has not beaten for five seconds", "crash", 60, 5.5],
  ])("is ended %s when it hangs (R17, R62)", async (_when, reason, idleSeconds, after) => {
    await visitsLast({ idleSeconds, browsingIdleSeconds: 60, warningSeconds: 2 });
    const touched = await openLoans("ordinary", ORDINARY_WORDS[0]);
    const reset = kiosk.waitForEvent("visit-reset");
    kiosk.look.at("(() => { for (;;); })()").catch(() => "ended with its page");
    const line = await reset;
    expect(line.reason).toBe(reason);
    expectNear(beganAt(line) - touched, after * SECOND);
    await me.sees(me.say("visit.goodbye.nothingLeft"));
    await me.sees(me.say("visit.attract.browse"));
  });
});

describe("the longest visit", () => {
  // A busy machine takes six seconds from the card to the loans, and two from a warning to the press that answers it.
  const LONGEST = {
    capMinutes: 0.2,
    capExtensions: 1,
    warningSeconds: 6,
    idleSeconds: 60,
    browsingIdleSeconds: 60,
  };

  it("asks at its end; only 「続ける」 answers, and only as often as the settings say (R44)", async () => {
    await visitsLast(LONGEST);
    const reset = kiosk.waitForEvent("visit-reset", 60 * SECOND);
    const began = kiosk.waitForEvent("visit-began");
    await openLoans("ordinary", ORDINARY_WORDS[0]);
    await me.sees(me.say("visit.warning.cap"));
    kiosk.tapAt(...NOTHING_THERE);
    // The warning outlives the touch, and the moment for which a finger holds every warning.
    await new Promise((resolve) => setTimeout(resolve, SECOND));
    expect(await kiosk.words()).toContain(me.say("visit.warning.cap"));
    await me.press(me.say("visit.warning.stay"));
    await me.sees(ORDINARY_WORDS[0]);
    await me.sees(me.say("visit.warning.cap"));
    await me.press(me.say("visit.warning.stay"));
    const line = await reset;
    expect(line.reason).toBe("cap");
    // Twelve seconds, half of it more, and the warning.
    expectNear(beganAt(line) - Date.parse((await began).at), 24 * SECOND);
    await me.sees(me.say("visit.goodbye.reason.cap"));
  });
});

describe("a key that is held down", () => {
  it("is nobody after its first press: the visit ends at its hour (R44)", async () => {
    await visitsLast({ idleSeconds: 3, browsingIdleSeconds: 30, warningSeconds: 2 });
    const reset = kiosk.waitForEvent("visit-reset", 60 * SECOND);
    await openLoans("ordinary", ORDINARY_WORDS[0]);
    const from = kiosk.log().length;
    kiosk.display.run("xdotool", "keydown", "5");
    onTestFinished(() => void kiosk.display.run("xdotool", "keyup", "5"));
    const line = await reset;
    expect(line.reason).toBe("idle");
    // The first press is taken for a code that was cut short, and answered once; its repeats are ignored.
    const scans = kiosk
      .log()
      .slice(from)
      .filter(({ event }) => event === "scan");
    expect(scans).toMatchObject([{ kind: "scan-partial" }]);
    expectNear(beganAt(line) - Date.parse(scans[0]?.at ?? ""), 5 * SECOND);
  });
});

describe("「ゆっくり使う」", () => {
  it("makes every time of the visit four times as long (WCAG 2.2.1)", async () => {
    await visitsLast({ idleSeconds: 2, browsingIdleSeconds: 4, warningSeconds: 5 });
    await openLoans("ordinary", ORDINARY_WORDS[0]);
    await me.sees(me.say("visit.warning.heading"));
    const touched = Date.now();
    await pressSlowly(new RegExp(`^${me.say("visit.warning.moreTime")}`, "u"));
    await me.sees(ORDINARY_WORDS[0]);
    await me.sees(me.say("visit.warning.heading"));
    expectNear(Date.now() - touched, 8 * SECOND);
    expect(await kiosk.words()).toContain(me.say("visit.warning.seconds", { count: 20 }));
  });
});
