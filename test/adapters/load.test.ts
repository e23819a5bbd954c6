import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CROWDS, type Crowd, comeIn, IN_TESTS, KIOSKS, visit } from "#test/support/library/many-kiosks.ts";

/** Waits until a server has no connection any more. */
function none(crowd: Crowd): Promise<void> {
  return vi.waitFor(async () => expect(await crowd.open()).toBe(0), { timeout: 20_000, interval: 20 });
}

describe.each(Object.entries(CROWDS))(
  `${KIOSKS} kiosks in front of %s with ${IN_TESTS.workers} workers`,
  (_name, start) => {
    const scene = async (): Promise<Crowd> => {
      const crowd = await start(IN_TESTS);
      onTestFinished(async () => {
        for (const kiosk of crowd.kiosks) kiosk.end();
        await crowd.stop();
      });
      return crowd;
    };

    test("all at once are all served, two at a time, and keep no connection", async () => {
      const crowd = await scene();
      const times = await Promise.all(crowd.kiosks.map((kiosk) => visit(kiosk, crowd.account)));
      expect(times).toHaveLength(KIOSKS);
      expect(crowd.busiest()).toBe(IN_TESTS.workers);
      await none(crowd);
    });

    test("two patrons who read, with their visits open, keep no other from coming in", async () => {
      const crowd = await scene();
      const readers = crowd.kiosks.slice(0, IN_TESTS.workers);
      const leave = await Promise.all(readers.map((kiosk) => comeIn(kiosk, crowd.account)));
      await Promise.all(crowd.kiosks.slice(IN_TESTS.workers).map((kiosk) => visit(kiosk, crowd.account)));
      // They can go on where they were.
      await Promise.all(leave.map((go) => go()));
      await none(crowd);
    });
  },
);
