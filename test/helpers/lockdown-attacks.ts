import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { VERBS } from "#contract/ipc/verbs.ts";
import { endChild } from "./display.ts";
import type { Kiosk, LogLine } from "./kiosk.ts";
import { isAlive, liveRenderer } from "./processes.ts";

/** Top-level windows of the screen, as the window manager lists them. */
export function windowsOf(kiosk: Kiosk): string[] {
  return kiosk.display.run("wmctrl", "-l").trim().split("\n");
}

/** Does something that must end in a fresh page, and waits for it. */
export async function afterReset(kiosk: Kiosk, deed: () => unknown): Promise<LogLine> {
  const reset = kiosk.waitForEvent("visit-reset");
  await Promise.allSettled([deed()]);
  return reset;
}

/**
 * The attacks on a locked kiosk that is on its attract screen, as tests of the suite that calls this: what a hostile
 * page may do, and the ways out for somebody with a keyboard and a mouse (kiosk-security 3.1-3.5).
 * @param current the kiosk under attack; asked inside each test, so that the suite may start it in `beforeAll`.
 */
export function lockdownAttacks(current: () => Kiosk): void {
  /** What the page gets when it tries something: the name of the error, or "done". */
  function attempt(code: string): Promise<string> {
    return current().look.at<string>(
      `Promise.race([
        (async () => { ${code} })().then(() => "done", (error) => error.name),
        new Promise((resolve) => setTimeout(() => resolve("no answer"), 1500)),
      ])`,
    );
  }
  const windows = (): string[] => windowsOf(current());

  describe("the page's powers", () => {
    it("has no Node (R9)", async () => {
      const kinds = await current().look.at("[typeof require, typeof process, typeof module, typeof Buffer]");
      expect(kinds).toEqual(["undefined", "undefined", "undefined", "undefined"]);
    });

    it("has verbs and news, and no other door (R54)", async () => {
      const keys = await current().look.at<string[]>("Object.keys(window.kiosk)");
      expect([...keys].sort()).toEqual([...VERBS, "onNews"].sort());
      expect(await current().look.at("typeof ipcRenderer")).toBe("undefined");
    });

    it("runs no inline code and no eval (R22)", async () => {
      expect(await attempt("eval('1')")).toBe("EvalError");
      await current().look.at(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body{opacity:.5}'}))",
      );
      expect(await current().look.at("getComputedStyle(document.body).opacity")).toBe("1");
    });

    it.each([
      ["require-trusted-types-for", "try { new Worker('kiosk://app/index.html') } catch {}"],
      ["img-src", "new Image().src = 'https://library.example/x.png'"],
      ["connect-src", "fetch('https://library.example/').catch(() => {})"],
      [
        "form-action",
        "const f = document.createElement('form'); f.action = 'https://library.example/'; document.body.append(f); f.submit()",
      ],
      ["require-trusted-types-for", "try { document.body.innerHTML = '<b>x</b>' } catch {}"],
    ])("is held by its policy: %s (R22, R76)", async (directive, code) => {
      const broken = await current().look.at(`new Promise((resolve) => {
        addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
        setTimeout(() => resolve("nothing was stopped"), 1500);
        { ${code} }
      })`);
      expect(broken).toBe(directive);
    });

    it.each([
      ["camera", "await navigator.mediaDevices.getUserMedia({video: true})"],
      ["screen", "await navigator.mediaDevices.getDisplayMedia()"],
      [
        "place",
        "await new Promise((ok, no) => navigator.geolocation.getCurrentPosition(ok, no)).catch((e) => { throw Object.assign(new Error(), {name: 'Denied' + e.code}) })",
      ],
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
      await attempt(
        `await new Promise((ok, no) => { const s = new WebSocket('ws://${at}/'); s.onopen = ok; s.onerror = () => no(new Error()) })`,
      );
      await attempt(`navigator.sendBeacon('http://${at}/', 'x')`);
      await attempt(`new Image().src = 'http://${at}/x.png'`);
      await attempt(
        `document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href: 'http://${at}/p'}))`,
      );
      // The listener itself works: a check that cannot fail would prove nothing.
      await fetch(`http://${at}/`);
      listener.close();
      listener.closeAllConnections();
      expect(connections).toBe(1);
    });

    it("stores nothing and says nothing in its title (R77)", async () => {
      expect(
        await current().look.at(
          "[localStorage.length, sessionStorage.length, document.cookie, history.length]",
        ),
      ).toEqual([0, 0, "", 1]);
      expect(await current().look.at("document.title")).toBe("Shiori");
    });
  });

  describe("ways out", () => {
    it.each([
      "https://library.example/",
      "file:///etc/passwd",
      "chrome://version",
      "data:text/html,x",
      "mailto:a@library.example",
      "kiosk://other/index.html",
    ])("%s leads nowhere (R15, R19, R21)", async (address) => {
      await attempt(`location = ${JSON.stringify(address)}`);
      expect(await current().look.at("location.href")).toMatch(/^kiosk:\/\/app\/index\.html/u);
      expect(windows()).toHaveLength(1);
    });

    it("a new window is denied (R7)", async () => {
      expect(await current().look.at("window.open('kiosk://app/index.html') === null")).toBe(true);
      expect(windows()).toHaveLength(1);
    });

    it("a blank page is replaced (R16)", async () => {
      const before = await current().look.at("performance.timeOrigin");
      const { reason } = await afterReset(current(), () => attempt("location = 'about:blank'"));
      expect(reason).toBe("crash");
      expect(await current().look.at("performance.timeOrigin")).not.toBe(before);
      expect(await current().look.at("location.href")).toMatch(/^kiosk:\/\/app\//u);
    });

    it("a page that closes itself leaves the window up (R1)", async () => {
      const [window] = windows();
      await afterReset(current(), () => attempt("window.close()"));
      expect(windows()).toEqual([window]);
    });

    it("a dead renderer is replaced (R83)", async () => {
      const victim = await liveRenderer(current());
      await afterReset(current(), () => process.kill(victim, "SIGKILL"));
      expect(isAlive(victim)).toBe(false);
      expect(await current().words()).not.toBe("");
    });

    it("the window manager cannot close it (R2)", async () => {
      const before = windows();
      for (let tries = 0; tries < 5; tries += 1) current().display.run("wmctrl", "-c", "Shiori");
      current().key("alt+F4", "ctrl+w", "ctrl+q", "F11", "ctrl+r", "ctrl+shift+i");
      expect(await current().look.at("1 + 1")).toBe(2);
      expect(windows()).toEqual(before);
    });

    it("full screen comes back (R5)", async () => {
      current().display.run("wmctrl", "-r", "Shiori", "-b", "remove,fullscreen");
      await expect
        .poll(() => current().display.run("wmctrl", "-lG").trim().split(/\s+/u).slice(2, 6))
        .toEqual(["0", "0", "1080", "1920"]);
    });

    it("a second start leaves at once (R12)", async () => {
      const again = spawn(current().process.spawnfile, current().process.spawnargs.slice(1), {
        env: current().display.environment,
        stdio: "ignore",
      });
      onTestFinished(() => endChild(again, "SIGKILL"));
      const [code] = await once(again, "exit");
      expect(code).toBe(0);
      expect(windows()).toHaveLength(1);
    });
  });
}
