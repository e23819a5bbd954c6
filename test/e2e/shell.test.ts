import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { speak } from "#renderer/words/index.ts";
import { copy, paste, SELECTIONS } from "../helpers/clipboard.ts";
import { type DemoBackend, startDemoBackend } from "../helpers/demo-backend.ts";
import { type Kiosk, startKiosk } from "../helpers/kiosk.ts";
import { afterReset, lockdownAttacks, windowsOf } from "../helpers/lockdown-attacks.ts";
import { demoPatron } from "../helpers/person.ts";

let backend: DemoBackend;
let kiosk: Kiosk;

/** The page's own door, as its code uses it. Answers JSON. */
function ask<T>(verb: string, args: object = {}): Promise<T> {
  return kiosk.look.at<T>(`window.kiosk.${verb}(${JSON.stringify(args)})`);
}

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend });
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

lockdownAttacks(() => kiosk);

describe("the end of a visit", () => {
  it("leaves a new process, empty stores and empty clipboards (2.4)", async () => {
    const { card, password } = demoPatron("ordinary");
    await kiosk.scan(card);
    const signedIn = await ask<{ ok: boolean }>("signIn", { password });
    expect(signedIn.ok).toBe(true);
    for (const selection of SELECTIONS) await copy(kiosk.display, selection, "secret of the patron");
    await kiosk.look.at("localStorage.setItem('left', 'behind')");
    const before = kiosk.renderers();
    const { reason, ms } = await afterReset(kiosk, () => ask("finish"));
    expect(reason).toBe("button");
    expect(ms).toBeLessThan(1000);
    await expect
      .poll(() => kiosk.renderers().filter((pid) => before.includes(pid)))
      .toHaveLength(before.length - 1);
    expect(await kiosk.look.at("[localStorage.length, sessionStorage.length, history.length]")).toEqual([
      0, 0, 1,
    ]);
    for (const selection of SELECTIONS) expect(await paste(kiosk.display, selection)).toBe("");
    expect(await ask("overview")).toMatchObject({ ok: false, refusal: { name: "signed-out" } });
  });

  it("comes by itself when nobody touches, whatever the page pretends (R62, R63)", async () => {
    const impatient = await startKiosk({
      backend,
      settings: { visit: { idleSeconds: 2, browsingIdleSeconds: 2, warningSeconds: 2 } },
    });
    try {
      const reset = impatient.waitForEvent("visit-reset", 15_000);
      await impatient.look.at("window.kiosk.begin({})");
      await impatient.look.at(
        "void setInterval(() => document.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true})), 200)",
      );
      expect((await reset).reason).toBe("idle");
    } finally {
      await impatient.stop();
    }
  });
});

describe("a hostile window manager", () => {
  it("closes, hides, leaves and covers nothing with the keys of its default configuration (R2, R5, R6, R37)", async () => {
    const windowManager = "hostile";
    const besieged = await startKiosk({
      backend,
      windowManager,
      settings: { kiosk: { reducedMotion: true } },
    });
    onTestFinished(() => besieged.stop());
    const screen = (): string => besieged.display.run("sh", "-c", "import -window root rgb:- | sha256sum");
    const [window] = windowsOf(besieged);
    let before = "";
    const isStill = (): boolean => {
      const last = before;
      before = screen();
      return before === last;
    };
    await expect.poll(isStill, { timeout: 5000, interval: 500 }).toBe(true);
    // The window manager itself hears these keys: a desktop that it can switch is the sign.
    const desktop = (): string =>
      besieged.display.run("wmctrl", "-d").split("\n").findIndex(isCurrent).toString();
    const isCurrent = (line: string): boolean => /^\d+\s+\*/u.test(line);
    besieged.key("ctrl+alt+Right");
    await expect.poll(desktop).toBe("1");
    for (const key of [
      "alt+F4",
      "alt+Tab",
      "super+d",
      "super+F3",
      "ctrl+alt+Left",
      "alt+Escape",
      "super+F2",
    ]) {
      besieged.key(key);
      // The window manager tells its own doings in a box that goes away by itself.
      await expect.poll(screen, { timeout: 3000, message: key }).toBe(before);
      expect(windowsOf(besieged), key).toEqual([window]);
    }
    const began = besieged.waitForEvent("visit-began");
    await besieged.tap(speak("ja")("visit.attract.browse"));
    await began;
  });
});
