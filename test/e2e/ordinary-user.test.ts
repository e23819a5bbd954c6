import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "../helpers/demo-backend.ts";
import { type Kiosk, startKiosk } from "../helpers/kiosk.ts";
import { lockdownAttacks } from "../helpers/lockdown-attacks.ts";
import { person } from "../helpers/person.ts";
import { statusField } from "../helpers/processes.ts";

let backend: DemoBackend;
let kiosk: Kiosk;

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
  kiosk = await startKiosk({ backend, user: "ordinary" }).catch(withWords);
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
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
    // A visit makes the kiosk load all it has: the live page, the spare and the cover.
    const me = person(kiosk, "ja");
    await me.scanCard("ordinary");
    await me.sees(me.say("signIn.password.heading"));
    const sandboxed = { filter: "2", namespaces: 3, rights: "none" };
    // One that is still being born or already dying is no renderer of a page: the look is repeated.
    await expect
      .poll(() => kiosk.renderers().map(sandboxOf), { timeout: 5000 })
      .toEqual([sandboxed, sandboxed, sandboxed]);
    await me.leave();
    await me.sees(me.say("visit.attract.browse"));
  });
});

lockdownAttacks(() => kiosk);
