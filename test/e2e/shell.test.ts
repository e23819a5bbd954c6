import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneCodeEach } from "#test/support/attacks/alarm-codes.ts";
import { afterReset } from "#test/support/attacks/attempts.ts";
import { lockdownAttacks } from "#test/support/attacks/lockdown-attacks.ts";
import { secondStart } from "#test/support/attacks/second-start.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { copy, paste, SELECTIONS } from "#test/support/kiosk/clipboard.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { isAlive, liveRenderer } from "#test/support/kiosk/processes.ts";
import { type FakePrograms, fakePrograms } from "#test/support/system/fake-programs.ts";

let backend: DemoBackend;
let kiosk: Kiosk;
let fakes: FakePrograms;

/** The page's own door, as its code uses it. Answers JSON. */
function ask<T>(verb: string, args: object = {}): Promise<T> {
  return kiosk.look.at<T>(`window.kiosk.${verb}(${JSON.stringify(args)})`);
}

beforeAll(async () => {
  backend = await startDemoBackend();
  fakes = fakePrograms();
  const settings = { kiosk: { reducedMotion: true } };
  kiosk = await startKiosk({ look: "small-client", backend, settings, environment: fakes.environment });
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  fakes?.leave();
});

oneCodeEach(() => kiosk);
lockdownAttacks(
  () => kiosk,
  () => fakes,
);
secondStart(() => kiosk);

describe("the end of a visit", () => {
  it("leaves a new process, empty stores and empty clipboards; the old process is dead within the reset (R72)", async () => {
    const { card, password } = demoPatron("ordinary");
    await kiosk.scan(card);
    const signedIn = await ask<{ ok: boolean }>("signIn", { password });
    expect(signedIn.ok).toBe(true);
    for (const selection of SELECTIONS) await copy(kiosk.display, selection, "secret of the patron");
    await kiosk.look.at("localStorage.setItem('left', 'behind')");
    const old = await liveRenderer(kiosk);
    expect(kiosk.renderers()).toContain(old);
    const { reason } = await afterReset(kiosk, () => ask("finish"));
    expect(reason).toBe("button");
    // The reset was told with its time when it was over: the process was dead by then.
    expect(isAlive(old)).toBe(false);
    await expect.poll(() => kiosk.renderers()).not.toContain(old);
    expect(await kiosk.look.at("[localStorage.length, sessionStorage.length, history.length]")).toEqual([
      0, 0, 1,
    ]);
    for (const selection of SELECTIONS) expect(await paste(kiosk.display, selection)).toBe("");
    expect(await ask("overview")).toMatchObject({ ok: false, refusal: { name: "signed-out" } });
  });
});
