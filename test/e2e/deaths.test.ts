import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provoke, since } from "#test/support/attacks/attempts.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type LogLine, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";
import { descendants, isAlive, liveRenderer } from "#test/support/kiosk/processes.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";

/** R83: a death is noticed as such. By its missed beats alone (R17) a page is replaced after 5.5 seconds. */
const NOTICED_MS = 5000;
/** R85: by its missed beats. The visit itself would end after 80 seconds. */
const STANDSTILL_MS = 40_000;

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  const visit = { idleSeconds: 60, browsingIdleSeconds: 60, warningSeconds: 20 };
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    settings: { visit, kiosk: { reducedMotion: true } },
    // A script that takes all memory shall take little of this machine's.
    arguments: ["--js-flags=--max-old-space-size=200"],
  });
  me = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

const NETWORK = /--utility-sub-type=network\.mojom/u;
const GRAPHICS = /--type=gpu-process/u;

function helpers(kind: RegExp): readonly number[] {
  return descendants(kiosk.process.pid ?? 0, kind);
}

/** Signs a patron in; answers the process of the live page. */
async function signedIn(): Promise<number> {
  await me.sees(me.say("visit.attract.browse"));
  await quickSignIn(kiosk, "ordinary");
  return liveRenderer(kiosk);
}

/** Events between a action and the reset that follows it, and how long the person waits for the first screen. */
async function resetAfter(action: () => unknown, limit: number): Promise<{ line: LogLine; ms: number }> {
  const reset = kiosk.waitForEvent("visit-reset", limit + 10_000);
  const started = performance.now();
  await action();
  const line = await reset;
  const ms = since(started);
  await me.sees(me.say("visit.attract.browse"));
  return { line, ms };
}

describe("a renderer that dies under a patron", () => {
  it.each([
    ["SIGKILL", (pid: number) => process.kill(pid, "SIGKILL")],
    ["SIGSEGV", (pid: number) => process.kill(pid, "SIGSEGV")],
    ["SIGABRT", (pid: number) => process.kill(pid, "SIGABRT")],
    [
      "too much memory",
      () =>
        void kiosk.look
          .at("(() => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); })()")
          .catch(() => undefined),
    ],
  ])("by %s: the first screen is back, and nobody is signed in (R83)", async (cause, die) => {
    const old = await signedIn();
    const trouble = kiosk.waitForEvent("page-trouble", 30_000);
    const { line, ms } = await resetAfter(() => die(old), 30_000);
    expect(line.reason).toBe("crash");
    const noticed = Date.parse((await trouble).at);
    const took = Date.parse(line.at) - noticed;
    process.stdout.write(`${cause}: reset ${took} ms after it was noticed, ${ms} ms after the action\n`);
    expect(took).toBeLessThan(NOTICED_MS);
    // Memory fills up before anybody dies of it.
    if (cause !== "too much memory") expect(ms).toBeLessThan(NOTICED_MS);
    expect(isAlive(old)).toBe(false);
    expect(await kiosk.look.at("window.kiosk.overview({}).then(({ ok }) => ok)")).toBe(false);
  });
});

describe("what a death leaves", () => {
  it("is no dump: what was on the page is nowhere on the disk (R79)", () => {
    const folder = dirname(kiosk.userData);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$/u.test(name))).toEqual([]);
    expect(
      readdirSync(readlinkSync(`/proc/${kiosk.process.pid}/cwd`)).filter((name) =>
        /^core(\.\d+)?$/u.test(name),
      ),
    ).toEqual([]);
  });
});

describe("a page that shows nothing", () => {
  it("is replaced when its process stands still (R85)", async () => {
    const old = await signedIn();
    const { line, ms } = await resetAfter(() => process.kill(old, "SIGSTOP"), STANDSTILL_MS);
    expect(line.reason).toBe("crash");
    process.stdout.write(`standing still: reset after ${ms} ms\n`);
    expect(ms).toBeLessThan(STANDSTILL_MS);
    expect(isAlive(old)).toBe(false);
  });

  it("is replaced when it was emptied, though its timers go on (R17)", async () => {
    await signedIn();
    // Trusted types keep the page from being written over; what a script can always do is to take everything away.
    const empty = "try { document.write('x') } catch { document.open(); document.documentElement?.remove() }";
    const { line, ms } = await resetAfter(() => provoke(kiosk, empty), STANDSTILL_MS);
    expect(line.reason).toBe("crash");
    process.stdout.write(`empty: reset after ${ms} ms\n`);
    expect(ms).toBeLessThan(STANDSTILL_MS);
  });
});

describe("a helper process that dies", () => {
  it.each([
    ["the network service", NETWORK],
    ["the graphics process", GRAPHICS],
  ])("%s: the visit goes on, or ends cleanly (R84)", async (name, kind) => {
    await me.sees(me.say("visit.attract.browse"));
    await me.signIn("ordinary");
    await me.sees(me.say("home.heading"));
    const [victim] = helpers(kind);
    expect(victim, `${name} is there`).toBeGreaterThan(0);
    const gone = kiosk.waitForEvent("child-gone");
    process.kill(victim ?? 0, "SIGKILL");
    const started = performance.now();
    await gone;
    await me.press(new RegExp(`^${me.say("home.loans")}`, "u"));
    await me.sees("羅生門・鼻");
    process.stdout.write(`${name}: the next screen after ${since(started)} ms\n`);
    // The pages' files come by the same service.
    expect(await kiosk.look.at("fetch('kiosk://app/index.html').then(({ status }) => status)")).toBe(200);
    await me.finish();
    await me.sees(me.say("visit.attract.browse"));
  });

  it("four times in a minute: the program ends by itself, to be started anew (R84)", async () => {
    const left = once(kiosk.process, "exit");
    let over = false;
    void left.then(() => {
      over = true;
    });
    for (let deaths = 0; deaths < 6 && !over; ) {
      // Without a graphics card Chromium would end itself after the third death of the process that draws.
      const [victim] = helpers(deaths < 3 ? GRAPHICS : NETWORK);
      if (victim !== undefined && isAlive(victim)) {
        process.kill(victim, "SIGKILL");
        deaths += 1;
      }
      await pause(400);
    }
    expect(await left).toEqual([75, null]);
    expect(kiosk.log().filter(({ event }) => event === "child-gone").length).toBeLessThanOrEqual(5);
  });
});
