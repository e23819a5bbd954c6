import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";

/** A place of the screen where no control is. */
const NOTHING_THERE = [540, 40] as const;
/** Longer than a visit of 2 s without input and 2 s of warning. */
const STANDSTILL_MS = 5500;
/** A scan that came late would have begun a visit by then. */
const LATE_SCAN_MS = 1500;
/**
 * From the moment the program goes on to the end of the visit: its next tick, on a machine that others share. A visit that was
 * revived would last four seconds more.
 */
const NOTICED_MS = 3000;

let backend: DemoBackend;
let kiosk: Kiosk;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    settings: {
      visit: { idleSeconds: 2, browsingIdleSeconds: 2, warningSeconds: 2 },
      kiosk: { reducedMotion: true },
      scanner: { repeatMs: 0 },
    },
  });
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

const began = () => kiosk.log().filter(({ event }) => event === "visit-began").length;

/** Stops main for a while; what is typed and touched meanwhile waits at the screen. */
async function standStill(meanwhile: () => unknown): Promise<void> {
  const main = kiosk.process.pid ?? 0;
  process.kill(main, "SIGSTOP");
  try {
    await pause(STANDSTILL_MS);
    await meanwhile();
  } finally {
    process.kill(main, "SIGCONT");
  }
}

describe("a program that stood still past the end of a visit", () => {
  it.each([
    ["a touch", () => kiosk.tapAt(...NOTHING_THERE)],
    ["a key", () => kiosk.key("Down")],
    ["the patron's own card", () => kiosk.scan(demoPatron("ordinary").card)],
    ["another card", () => kiosk.scan(demoPatron("overdue").card)],
  ])(
    "is not revived by %s that comes late: the visit is over (R62)",
    async (_what, input) => {
      await quickSignIn(kiosk, "ordinary");
      const visits = began();
      const reset = kiosk.waitForEvent("visit-reset");
      await standStill(input);
      const awake = Date.now();
      const line = await reset;
      expect(line.reason).toBe("idle");
      expect(Date.parse(line.at) - (line.ms ?? 0) - awake).toBeLessThan(NOTICED_MS);
      await kiosk.look
        .at("window.kiosk.overview({})")
        .then((answer) => expect(answer).toMatchObject({ ok: false }));
      await pause(LATE_SCAN_MS);
      expect(began()).toBe(visits);
    },
    60_000,
  );
});
