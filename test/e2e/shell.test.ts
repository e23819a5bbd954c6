import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VERBS } from "#contract/ipc/verbs.ts";
import { type DemoBackend, startDemoBackend } from "../helpers/demo-backend.ts";
import { type Kiosk, startKiosk } from "../helpers/kiosk.ts";

/** Demo patron "ordinary" (assets/demo/patrons.json). */
const CARD = "2001014";
const PASSWORD = "Shiori7";

let backend: DemoBackend;
let kiosk: Kiosk;

/** The page's own door, as its code uses it. Answers JSON. */
function ask<T>(verb: string, args: object = {}): Promise<T> {
  return kiosk.look.at<T>(`window.kiosk.${verb}(${JSON.stringify(args)})`);
}

/** What the page gets when it tries something: the name of the error, or "done". */
function attempt(code: string): Promise<string> {
  return kiosk.look.at<string>(
    `Promise.race([
      (async () => { ${code} })().then(() => "done", (error) => error.name),
      new Promise((resolve) => setTimeout(() => resolve("no answer"), 1500)),
    ])`,
  );
}

/** Does something that must end in a fresh page, and waits for it. */
async function afterReset(deed: () => unknown): Promise<{ readonly reason?: string; readonly ms?: number }> {
  const reset = kiosk.waitForEvent("visit-reset");
  await Promise.allSettled([deed()]);
  return reset;
}

const windows = (): string[] => kiosk.display.run("wmctrl", "-l").trim().split("\n");

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend });
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

describe("the page's powers", () => {
  it("has no Node (R9)", async () => {
    const kinds = await kiosk.look.at("[typeof require, typeof process, typeof module, typeof Buffer]");
    expect(kinds).toEqual(["undefined", "undefined", "undefined", "undefined"]);
  });

  it("has verbs and news, and no other door (R54)", async () => {
    const keys = await kiosk.look.at<string[]>("Object.keys(window.kiosk)");
    expect([...keys].sort()).toEqual([...VERBS, "onNews"].sort());
    expect(await kiosk.look.at("typeof ipcRenderer")).toBe("undefined");
  });

  it("runs no inline code and no eval (R22)", async () => {
    expect(await attempt("eval('1')")).toBe("EvalError");
    await kiosk.look.at("document.head.append(Object.assign(document.createElement('style'), {textContent: 'body{opacity:.5}'}))");
    expect(await kiosk.look.at("getComputedStyle(document.body).opacity")).toBe("1");
  });

  it.each([
    ["require-trusted-types-for", "try { new Worker('kiosk://app/index.html') } catch {}"],
    ["img-src", "new Image().src = 'https://library.example/x.png'"],
    ["connect-src", "fetch('https://library.example/').catch(() => {})"],
    ["form-action", "const f = document.createElement('form'); f.action = 'https://library.example/'; document.body.append(f); f.submit()"],
    ["require-trusted-types-for", "try { document.body.innerHTML = '<b>x</b>' } catch {}"],
  ])("is held by its policy: %s (R22, R76)", async (directive, code) => {
    const broken = await kiosk.look.at(`new Promise((resolve) => {
      addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      setTimeout(() => resolve("nothing was stopped"), 1500);
      { ${code} }
    })`);
    expect(broken).toBe(directive);
  });

  it.each([
    ["camera", "await navigator.mediaDevices.getUserMedia({video: true})"],
    ["screen", "await navigator.mediaDevices.getDisplayMedia()"],
    ["place", "await new Promise((ok, no) => navigator.geolocation.getCurrentPosition(ok, no)).catch((e) => { throw Object.assign(new Error(), {name: 'Denied' + e.code}) })"],
    ["clipboard", "await navigator.clipboard.readText()"],
    ["USB", "await navigator.usb.requestDevice({filters: []})"],
    ["serial port", "await navigator.serial.requestPort()"],
    ["file", "await showOpenFilePicker()"],
    ["whole screen", "await document.documentElement.requestFullscreen()"],
    ["service worker", "await navigator.serviceWorker.register('kiosk://app/page.js')"],
    ["screen lock", "await navigator.wakeLock.request()"],
  ])("is refused the %s (R23, R51)", async (_name, code) => {
    expect(await attempt(code)).not.toBe("done");
  });

  it("opens no socket at all (R24)", async () => {
    let connections = 0;
    const listener = createServer((_request, response) => response.end());
    listener.on("connection", () => {
      connections += 1;
    });
    await once(listener.listen(0, "127.0.0.1"), "listening");
    const at = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
    await attempt(`await fetch('http://${at}/')`);
    await attempt(`await new Promise((ok, no) => { const s = new WebSocket('ws://${at}/'); s.onopen = ok; s.onerror = () => no(new Error()) })`);
    await attempt(`navigator.sendBeacon('http://${at}/', 'x')`);
    await attempt(`new Image().src = 'http://${at}/x.png'`);
    await attempt(`document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href: 'http://${at}/p'}))`);
    // The listener itself works: a check that cannot fail would prove nothing.
    await fetch(`http://${at}/`);
    listener.close();
    listener.closeAllConnections();
    expect(connections).toBe(1);
  });

  it("stores nothing and says nothing in its title (R77)", async () => {
    expect(await kiosk.look.at("[localStorage.length, sessionStorage.length, document.cookie, history.length]")).toEqual([0, 0, "", 1]);
    expect(await kiosk.look.at("document.title")).toBe("Shiori");
  });
});

describe("ways out", () => {
  it.each(["https://library.example/", "file:///etc/passwd", "chrome://version", "data:text/html,x", "mailto:a@library.example", "kiosk://other/index.html"])(
    "%s leads nowhere (R15, R19, R21)",
    async (address) => {
      await attempt(`location = ${JSON.stringify(address)}`);
      expect(await kiosk.look.at("location.href")).toMatch(/^kiosk:\/\/app\/index\.html/u);
      expect(windows()).toHaveLength(1);
    },
  );

  it("a new window is denied (R7)", async () => {
    expect(await kiosk.look.at("window.open('kiosk://app/index.html') === null")).toBe(true);
    expect(windows()).toHaveLength(1);
  });

  it("a blank page is replaced (R16)", async () => {
    const before = await kiosk.look.at("performance.timeOrigin");
    const { reason } = await afterReset(() => attempt("location = 'about:blank'"));
    expect(reason).toBe("crash");
    expect(await kiosk.look.at("performance.timeOrigin")).not.toBe(before);
    expect(await kiosk.look.at("location.href")).toMatch(/^kiosk:\/\/app\//u);
  });

  it("a page that closes itself leaves the window up (R1)", async () => {
    const [window] = windows();
    await afterReset(() => attempt("window.close()"));
    expect(windows()).toEqual([window]);
  });

  it("a dead renderer is replaced (R83)", async () => {
    const victim = await liveRenderer();
    await afterReset(() => process.kill(victim, "SIGKILL"));
    expect(existsSync(`/proc/${victim}`)).toBe(false);
    expect(await kiosk.words()).not.toBe("");
  });

  it("the window manager cannot close it (R2)", async () => {
    const before = windows();
    for (let tries = 0; tries < 5; tries += 1) kiosk.display.run("wmctrl", "-c", "Shiori");
    kiosk.key("alt+F4", "ctrl+w", "ctrl+q", "F11", "ctrl+r", "ctrl+shift+i");
    expect(await kiosk.look.at("1 + 1")).toBe(2);
    expect(windows()).toEqual(before);
  });

  it("full screen comes back (R5)", async () => {
    kiosk.display.run("wmctrl", "-r", "Shiori", "-b", "remove,fullscreen");
    await expect.poll(() => kiosk.display.run("wmctrl", "-lG").trim().split(/\s+/u).slice(2, 6)).toEqual(["0", "0", "1080", "1920"]);
  });

  it("a second start leaves at once (R12)", async () => {
    const again = spawn(kiosk.process.spawnfile, kiosk.process.spawnargs.slice(1), { env: kiosk.display.environment, stdio: "ignore" });
    const [code] = await once(again, "exit");
    expect(code).toBe(0);
    expect(windows()).toHaveLength(1);
  });
});

/** Process of the live page: the one that works when the live page does. */
async function liveRenderer(): Promise<number> {
  const worked = (pid: number): number => {
    const file = `/proc/${pid}/stat`;
    return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[13]) : 0;
  };
  const before = new Map(kiosk.renderers().map((pid) => [pid, worked(pid)]));
  await kiosk.look.at("(() => { for (const end = performance.now() + 300; performance.now() < end; ); })()");
  const [busiest] = [...before].sort(([a, had], [b, has]) => worked(b) - has - (worked(a) - had));
  return busiest?.[0] ?? 0;
}

describe("the end of a visit", () => {
  it("leaves a new process, empty stores and empty clipboards (2.4)", async () => {
    await kiosk.scan(CARD);
    const signedIn = await ask<{ ok: boolean }>("signIn", { password: PASSWORD });
    expect(signedIn.ok).toBe(true);
    for (const selection of ["clipboard", "primary"]) await copy(selection, "secret of the patron");
    await kiosk.look.at("localStorage.setItem('left', 'behind')");
    const before = kiosk.renderers();
    const { reason, ms } = await afterReset(() => ask("finish"));
    expect(reason).toBe("button");
    expect(ms).toBeLessThan(1000);
    await expect.poll(() => kiosk.renderers().filter((pid) => before.includes(pid))).toHaveLength(before.length - 1);
    expect(await kiosk.look.at("[localStorage.length, sessionStorage.length, history.length]")).toEqual([0, 0, 1]);
    expect(paste("clipboard")).toBe("");
    expect(paste("primary")).toBe("");
    expect(await ask("overview")).toMatchObject({ ok: false, refusal: { name: "signed-out" } });
  });

  it("comes by itself when nobody touches, whatever the page pretends (R62, R63)", async () => {
    const impatient = await startKiosk({ backend, settings: { visit: { idleSeconds: 2, browsingIdleSeconds: 2, warningSeconds: 2 } } });
    try {
      const reset = impatient.waitForEvent("visit-reset", 15_000);
      await impatient.look.at("window.kiosk.begin({})");
      await impatient.look.at("void setInterval(() => document.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true})), 200)");
      expect((await reset).reason).toBe("idle");
    } finally {
      await impatient.stop();
    }
  });
});

/** Puts text into an X selection, as a copy in the page would. */
async function copy(selection: string, text: string): Promise<void> {
  const owner = spawn("xclip", ["-selection", selection, "-quiet"], { env: kiosk.display.environment, stdio: ["pipe", "ignore", "ignore"] });
  owner.stdin.end(text);
  await expect.poll(() => paste(selection)).toBe(text);
}

/** What somebody could paste; nothing to paste is "". */
function paste(selection: string): string {
  try {
    return kiosk.display.run("xclip", "-selection", selection, "-o");
  } catch {
    // xclip fails when the selection has no owner or no text: that is what we want.
    return "";
  }
}
