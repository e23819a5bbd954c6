import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { windowsOf } from "#test/support/attacks/attempts.ts";
import { handAttacks } from "#test/support/attacks/hand-attacks.ts";
import { secondStart } from "#test/support/attacks/second-start.ts";
import { waysOut } from "#test/support/attacks/ways-out.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { statusField } from "#test/support/kiosk/processes.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { type FakePrograms, fakePrograms } from "#test/support/system/fake-programs.ts";

let backend: DemoBackend;
let kiosk: Kiosk;
let fakes: FakePrograms;

/** A machine without the sandbox's needs must be told so in words, and must not pass by being left out. */
function withWords(error: unknown): never {
  throw new Error(
    "The kiosk did not start as an ordinary user under Chromium's sandbox. It needs user namespaces " +
      "(sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0) or Electron's " +
      "chrome-sandbox owned by root with mode 4755.",
    { cause: error },
  );
}

beforeAll(async () => {
  backend = await startDemoBackend();
  fakes = fakePrograms();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    user: "ordinary",
    windowManager: "hostile",
    environment: fakes.environment,
    settings: { kiosk: { reducedMotion: true } },
  }).catch(withWords);
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  fakes?.leave();
});

/** What holds a process in, by /proc; null when it ended meanwhile. */
function sandboxOf(pid: number) {
  try {
    return {
      filter: statusField(pid, "Seccomp"),
      namespaces: statusField(pid, "NSpid").split(/\s+/u).length,
      rights: /^0+$/u.test(statusField(pid, "CapEff")) ? "none" : "some",
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return null;
    throw error;
  }
}

describe("an ordinary user's kiosk", () => {
  it("has no rights of root", () => {
    const main = kiosk.process.pid ?? 0;
    expect(statusField(main, "Uid")).not.toMatch(/(^|\s)0(\s|$)/u);
    for (const set of ["CapInh", "CapPrm", "CapEff", "CapAmb"]) {
      expect(statusField(main, set), set).toMatch(/^0+$/u);
    }
  });

  it("keeps every renderer in namespaces of its own and behind a filter of system calls (R8)", async () => {
    // A visit makes the kiosk load all it has: the live page and the spare.
    const me = person(kiosk, "ja");
    await me.scanCard("ordinary");
    await me.sees(me.say("signIn.password.heading"));
    const sandboxed = { filter: "2", namespaces: 3, rights: "none" };
    // One that is still being born or already dying is no renderer of a page: the look is repeated.
    await expect.poll(() => kiosk.renderers().map(sandboxOf)).toEqual([sandboxed, sandboxed]);
    await me.leave();
    await me.sees(me.say("visit.attract.browse"));
  });
});

// What a page may try by itself does not depend on the user or the window manager: shell.test.ts.
waysOut(() => kiosk);
handAttacks(
  () => kiosk,
  () => fakes,
);
secondStart(() => kiosk);

describe("a hostile window manager", () => {
  it("closes, hides, leaves and covers nothing with the keys of its default configuration (R2, R5, R6, R37)", async () => {
    const screen = (): string => kiosk.display.run("sh", "-c", "import -window root rgb:- | sha256sum");
    // The desktop it stands on is the window manager's to say; on the screen it is always.
    const ids = (): readonly (string | undefined)[] => windowsOf(kiosk).map((line) => line.split(/\s+/u)[0]);
    const own = ids();
    expect(own).toHaveLength(1);
    let before = "";
    const isStill = (): boolean => {
      const last = before;
      before = screen();
      return before === last;
    };
    await expect.poll(isStill, { timeout: 20_000, interval: 500 }).toBe(true);
    // The window manager itself hears these keys: a desktop that it can switch, a program that it starts are the signs.
    const isCurrent = (line: string): boolean => /^\d+\s+\*/u.test(line);
    const desktop = (): string =>
      kiosk.display.run("wmctrl", "-d").split("\n").findIndex(isCurrent).toString();
    kiosk.display.run("wmctrl", "-s", "0");
    kiosk.key("ctrl+alt+Right");
    await expect.poll(desktop).toBe("1");
    kiosk.key("Print");
    await expect.poll(() => fakes.started()).toEqual(["scrot"]);
    fakes.forget();
    for (const key of [
      ...["alt+F4", "alt+Tab", "alt+shift+Tab", "ctrl+alt+Tab", "alt+Escape", "super+d", "super+d"],
      ...["super+F3", "ctrl+alt+Left", "ctrl+alt+Up", "shift+alt+Right", "super+F2", "super+shift+Left"],
    ]) {
      kiosk.key(key);
      // The window manager tells its own doings in a box that goes away by itself.
      await expect.poll(screen, { message: key }).toBe(before);
      expect(ids(), key).toEqual(own);
    }
    kiosk.key("alt+space", "Escape");
    await expect.poll(screen).toBe(before);
    const began = kiosk.waitForEvent("visit-began");
    await kiosk.tap(translator("ja")("visit.attract.browse"));
    await began;
  });
});
