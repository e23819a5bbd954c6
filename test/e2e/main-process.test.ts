import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACTIVITY_CHANNEL } from "#contract/ipc/verbs.ts";
import { attempt, windowsOf } from "#test/support/attacks/attempts.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type LogLine, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";
import { attachToMain, INSPECTED, type MainProcess } from "#test/support/kiosk/main-debugger.ts";
import { wordsInMemory, wordsOnDisk } from "#test/support/system/left-secrets.ts";

/** What a bug might say, and must not reach anybody. */
const CANARY = "somebody-2001014-somebody";
const VISIT = { idleSeconds: 3, browsingIdleSeconds: 3, warningSeconds: 2 };
/** R64: no visit ends sooner than this before its hour. */
const CLOCK_ERROR_MS = 500;
const VISIT_MS = 5000;
/** A machine that others share may be late; a visit that something kept alive lasts its whole length again. */
const LATE_MS = VISIT_MS - CLOCK_ERROR_MS;
const DAY_MS = 86_400_000;
/** Memory of the process after a collection, in bytes. */
const MEMORY = `(() => {
  require("node:v8").setFlagsFromString("--expose-gc");
  require("node:vm").runInNewContext("gc")();
  return process.memoryUsage().rss;
})()`;

/**
 * Notes when main last heard of an input. The way there, through the display and a page that floods main with calls, takes its own
 * time. By a clock that no step of the day moves.
 */
const LISTEN = `void electron.ipcMain.on("${ACTIVITY_CHANNEL}", () => {
  globalThis.heard = performance.timeOrigin + performance.now();
})`;

let backend: DemoBackend;
let kiosk: Kiosk;
let main: MainProcess;

async function start(): Promise<void> {
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    arguments: INSPECTED,
    // The same card is shown again and again.
    settings: { visit: VISIT, kiosk: { reducedMotion: true }, scanner: { repeatMs: 0 } },
  });
  main = await attachToMain(kiosk);
  await main.run(LISTEN);
}

beforeAll(async () => {
  backend = await startDemoBackend();
  await start();
});

afterAll(async () => {
  main?.close();
  await kiosk?.stop();
  await backend?.stop();
});

/** A visit has ended at its hour, by the kiosk's own log: this process may be late to read of it. Answers how late. */
async function expectOnTime({ at, ms = 0 }: LogLine, dayStep = 0): Promise<number> {
  const heard = await main.run<number>("globalThis.heard");
  const milliseconds = Date.parse(at) + dayStep - ms - heard;
  const told = `${milliseconds} ms instead of ${VISIT_MS}`;
  expect(milliseconds, told).toBeGreaterThan(VISIT_MS - CLOCK_ERROR_MS);
  expect(milliseconds, told).toBeLessThan(VISIT_MS + LATE_MS);
  return milliseconds - VISIT_MS;
}

describe("the main process", () => {
  it("has no menu, and one window that is full screen (R4)", async () => {
    expect(await main.run("electron.Menu.getApplicationMenu() === null")).toBe(true);
    expect(
      await main.run("electron.BaseWindow.getAllWindows().map((w) => [w.isKiosk(), w.isFullScreen()])"),
    ).toEqual([[true, true]]);
  });

  it.each(["setFullScreen(false)", "hide()"])("comes back after %s, whoever did it (R5)", async (action) => {
    const [own = ""] = windowsOf(kiosk).map((line) => line.split(/\s+/u)[0]);
    const there = (): readonly boolean[] => [
      kiosk.display.run("xprop", "-id", own, "_NET_WM_STATE").includes("FULLSCREEN"),
      kiosk.display.run("xwininfo", "-id", own).includes("IsViewable"),
    ];
    await main.run(`electron.BaseWindow.getAllWindows()[0].${action}`);
    // It has to be gone before it can come back.
    await pause(200);
    await expect.poll(there).toEqual([true, true]);
  });

  it("has set every page up without Node, developer tools and guests (R9, R10, R11)", async () => {
    const wanted = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    };
    const seen = await main.run<Record<string, unknown>[]>(
      "electron.webContents.getAllWebContents().map((c) => c.getLastWebPreferences())",
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const preferences of seen) {
      const own = Object.fromEntries(Object.keys(wanted).map((name) => [name, preferences[name] ?? false]));
      expect(own).toEqual(wanted);
    }
    const opened =
      "electron.webContents.getAllWebContents().map((c) => (c.openDevTools(), c.isDevToolsOpened()))";
    expect(await main.run<boolean[]>(opened)).not.toContain(true);
    expect((await kiosk.look.contents()).filter((url) => url.startsWith("devtools:"))).toEqual([]);
  });

  it("guards unexpected sessions and pages (R7, R24, R51, R52)", async () => {
    const found = await main.run<Record<string, unknown>>(`(async () => {
      const { WebContentsView, session } = electron;
      const { createServer } = require("node:http");
      let connections = 0;
      const listener = createServer((_, answer) => answer.end("x")).on("connection", () => (connections += 1));
      await new Promise((done) => listener.listen(0, "127.0.0.1", done));
      const view = new WebContentsView({ webPreferences: { session: session.fromPartition("nobody-foresaw") } });
      const { webContents } = view;
      const load = (url) => webContents.loadURL(url).then(() => "loaded", ({ code }) => code);
      const blank = await load("about:blank");
      const ask = (code) => webContents.executeJavaScript(code, true).catch((error) => error.name);
      const answers = {
        blank,
        network: await load("http://127.0.0.1:" + listener.address().port),
        again: await load("about:blank"),
        notification: await ask("Notification.requestPermission()"),
        place: await ask("navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"),
        window: await ask("window.open('about:blank') === null"),
        connections,
      };
      webContents.close();
      listener.close();
      return answers;
    })()`);
    expect(found).toEqual({
      blank: "loaded",
      network: "ERR_BLOCKED_BY_CLIENT",
      again: "loaded",
      notification: "denied",
      place: "denied",
      window: true,
      connections: 0,
    });
  });

  it("covers a further screen, and uncovers it when it is gone (R14)", async () => {
    const boxes = (): string[] =>
      kiosk.display
        .run("xwininfo", "-root", "-tree")
        .split("\n")
        .filter((line) => /300x200\+700\+90/u.test(line));
    expect(boxes()).toEqual([]);
    await main.run(`(() => {
      const { screen } = electron;
      const own = screen.getAllDisplays();
      globalThis.ownDisplays = screen.getAllDisplays;
      screen.getAllDisplays = () => [...own, { ...own[0], id: 77, bounds: { x: 700, y: 90, width: 300, height: 200 } }];
      screen.emit("display-added", {}, {});
    })()`);
    await expect.poll(boxes).not.toEqual([]);
    await main.run(`(() => {
      const { screen } = electron;
      screen.getAllDisplays = globalThis.ownDisplays;
      screen.emit("display-removed", {}, {});
    })()`);
    await expect.poll(boxes).toEqual([]);
    expect(windowsOf(kiosk)).toHaveLength(1);
  });

  it.each(["suspend", "lock-screen", "resume"])("ends the visit at %s (R13)", async (event) => {
    await quickSignIn(kiosk, "ordinary");
    const reset = kiosk.waitForEvent("visit-reset");
    await main.run(`void electron.powerMonitor.emit("${event}")`);
    expect((await reset).reason).toBe("suspend");
    const lit = "[0, 1, 2].some((id) => electron.powerSaveBlocker.isStarted(id))";
    expect(await main.run(lit)).toBe(true);
  });

  it("keeps its hours when the day is set forward, and then back (R62)", async () => {
    const setDay = (step: number): Promise<void> =>
      main.run(`void (() => {
        globalThis.RealDate ??= Date;
        globalThis.Date = class extends RealDate {
          constructor(...words) { words.length === 0 ? super(RealDate.now() + ${step}) : super(...words); }
          static now() { return RealDate.now() + ${step}; }
        };
      })()`);
    await quickSignIn(kiosk, "ordinary");
    kiosk.key("Down");
    const reset = kiosk.waitForEvent("visit-reset", 15_000);
    await setDay(DAY_MS);
    await pause(1000);
    await setDay(-DAY_MS);
    const line = await reset;
    await main.run("void (globalThis.Date = RealDate)");
    // The visit has brought the page of the day that came back; the idle page of today is another one.
    const renewed = () => kiosk.log().filter(({ reason }) => reason === "settings").length;
    await expect.poll(renewed, { timeout: 5000 }).toBe(1);
    expect(line.reason).toBe("idle");
    // The log itself tells the other day: the step was real.
    expect(Math.abs(Date.parse(line.at) - Date.now() + DAY_MS)).toBeLessThan(60_000);
    await expectOnTime(line, DAY_MS);
  });

  it("counts the time asleep: a touch at the awakening finds no visit (R62)", async () => {
    await quickSignIn(kiosk, "ordinary");
    const reset = kiosk.waitForEvent("visit-reset", 15_000);
    kiosk.key("Down");
    const touched = Date.now();
    await main.run(`void (() => {
      const os = require("node:os");
      const { uptime } = os;
      os.uptime = () => uptime() + 3600;
    })()`);
    kiosk.key("Down");
    const line = await reset;
    expect(line.reason).toBe("idle");
    expect(Date.parse(line.at) - touched).toBeLessThan(VISIT_MS - CLOCK_ERROR_MS);
  });

  it("keeps the visit's hours, and its memory, under a flood of calls and of long words (R53, R55)", async () => {
    await quickSignIn(kiosk, "ordinary");
    kiosk.key("Down");
    const reset = kiosk.waitForEvent("visit-reset", 15_000);
    const before = await main.run<number>(MEMORY);
    await kiosk.look.at(`void setInterval(() => {
      for (let call = 0; call < 10; call += 1) window.kiosk.title({ id: "x" + call });
    }, 10)`);
    const long = "window.kiosk.related({ id: 'x'.repeat(10_000_000) }).then(({ refusal }) => refusal.name)";
    for (let time = 0; time < 3; time += 1) expect(await kiosk.look.at(long)).toBe("bad-request");
    await pause(1000);
    const slowest = await main.run<number>(
      "new Promise((done) => { const from = performance.now(); setTimeout(() => done(performance.now() - from), 0); })",
    );
    const line = await reset;
    expect(line.reason).toBe("idle");
    const late = await expectOnTime(line);
    await expect
      .poll(() => main.run<number>(MEMORY), { timeout: 10_000, interval: 1000 })
      .toBeLessThan(before + 40e6);
    process.stdout.write(
      `flood: the visit ended ${Math.round(late)} ms late, main's turn took ${Math.round(slowest)} ms\n`,
    );
  });

  it("lets no page read a secret, and no console line out (R59, R60)", async () => {
    await quickSignIn(kiosk, "ordinary");
    await attempt(
      kiosk,
      `console.log("${CANARY}"); console.error("${CANARY}"); setTimeout(() => { throw new Error("${CANARY}") })`,
    );
    await kiosk.waitFor(/./u);
    for (const pid of kiosk.renderers()) expect(await wordsInMemory(pid, [backend.token])).toEqual([]);
    expect(await wordsInMemory(kiosk.process.pid ?? 0, [backend.token])).toEqual([backend.token]);
    expect(kiosk.log().some(({ event }) => event === "page-console")).toBe(true);
    // The token stands in a settings file here, and in the copy of its last good state.
    const kept = join(kiosk.userData, "settings-kept.json");
    expect(wordsOnDisk([kiosk.userData], [CANARY, backend.token])).toEqual([`${backend.token} in ${kept}`]);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(kiosk.said()).not.toContain(CANARY);
  });
});
