import { describe, expect, it } from "vitest";
import { kiosk, OTHER, resets } from "#test/support/main/visit-machine.ts";

const CLOSING = { type: "hours", hours: { now: "closing", at: "17:00" } } as const;
const OPENS = { date: "2026-11-26", time: "9:00" };
const SHUT = { type: "hours", hours: { now: "shut", at: "17:00", opens: OPENS } } as const;
const OPEN = { type: "hours", hours: { now: "open" } } as const;

describe("a visit that runs into closing time", () => {
  it("is announced some minutes before, and the visit goes on", () => {
    const k = kiosk();
    k.signIn();
    k.told();
    k.happen(CLOSING);
    expect(k.told()).toMatchObject([
      { type: "tell", news: { phase: "signed-in", closing: { at: "17:00", over: false } } },
    ]);
  });

  it("is warned at closing time, and a touch alone does not continue", () => {
    const k = kiosk();
    k.signIn();
    k.happen(SHUT);
    k.wait(0.2);
    expect(k.news()).toMatchObject({
      phase: "warning",
      secondsLeft: 40,
      closing: { over: true, mayStay: true },
    });
    k.happen({ type: "activity" });
    expect(k.phase()).toBe("warning");
  });

  it("ends without an answer, says why, and the closed screen is next", () => {
    const k = kiosk();
    k.signIn();
    k.happen(SHUT);
    k.wait(41);
    expect(resets(k.told())).toMatchObject([{ reason: "closing" }]);
    k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "closed", goodbye: "closing" });
    expect(k.news()).toMatchObject({ phase: "closed", opens: OPENS });
  });

  it("may be brought to its end: some minutes more, once", () => {
    const k = kiosk();
    k.signIn();
    k.happen(SHUT);
    k.wait(10);
    k.happen({ type: "stay" });
    k.wait(100);
    expect(k.phase()).toBe("signed-in");
    k.wait(21);
    expect(k.news()).toMatchObject({ phase: "warning", closing: { over: true, mayStay: false } });
    k.happen({ type: "stay" });
    expect(k.phase()).toBe("warning");
    k.wait(41);
    expect(resets(k.told())).toMatchObject([{ reason: "closing" }]);
  });

  it("has no minutes more where the settings give none", () => {
    const k = kiosk({ grace: 0 });
    k.signIn();
    k.happen(SHUT);
    k.wait(1);
    k.happen({ type: "stay" });
    expect(k.news()).toMatchObject({ phase: "warning", closing: { mayStay: false } });
  });

  it("has a warning four times as long for a patron with more time", () => {
    const k = kiosk();
    k.signIn();
    k.happen(SHUT);
    k.wait(1);
    k.happen({ type: "more-time" });
    k.wait(120);
    expect(k.phase()).toBe("warning");
    k.wait(45);
    expect(resets(k.told())).toMatchObject([{ reason: "closing" }]);
  });

  it("goes on as if nothing had been when staff open longer", () => {
    const k = kiosk();
    k.signIn();
    k.happen(SHUT);
    k.wait(5);
    k.happen(OPEN);
    expect(k.phase()).toBe("signed-in");
    expect(k.news()).not.toHaveProperty("closing");
  });
});

describe("a closed terminal", () => {
  it("opens no visit, neither by touch nor by card", () => {
    const k = kiosk();
    k.happen(SHUT);
    k.happen({ type: "begin" });
    k.scan(OTHER);
    expect(k.phase()).toBe("closed");
  });

  it("opens by itself", () => {
    const k = kiosk();
    k.happen(SHUT);
    k.told();
    k.happen(OPEN);
    expect(k.phase()).toBe("attract");
    expect(k.told()).toContainEqual({ type: "tell", news: expect.objectContaining({ phase: "attract" }) });
  });

  it("shows that it is closed, not that the backend sleeps too", () => {
    const k = kiosk();
    k.happen(SHUT);
    k.happen({ type: "backend", away: true });
    expect(k.phase()).toBe("closed");
    k.happen(OPEN);
    expect(k.phase()).toBe("out-of-order");
  });

  it("does not begin the next patron's visit either", () => {
    const k = kiosk();
    k.signIn();
    k.scan(OTHER);
    k.happen(SHUT);
    k.happen({ type: "reset-done" });
    expect(k.phase()).toBe("closed");
  });
});

describe("the staff area", () => {
  it.each([[[]], [[SHUT]], [[{ type: "backend", away: true } as const]]])(
    "opens over any page without a patron: %o",
    (before) => {
      const k = kiosk();
      for (const event of before) k.happen(event);
      k.happen({ type: "staff" });
      expect(k.phase()).toBe("staff");
    },
  );

  it("does not open over a patron, nor during a reset", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "staff" });
    expect(k.phase()).toBe("signed-in");
    k.happen({ type: "end", reason: "button" });
    k.happen({ type: "staff" });
    expect(k.phase()).toBe("ending");
  });

  it("opens no visit meanwhile, and remembers what happens", () => {
    const k = kiosk();
    k.happen({ type: "staff" });
    k.scan(OTHER);
    k.happen({ type: "begin" });
    k.happen({ type: "backend", away: true });
    k.happen({ type: "end", reason: "settings" });
    expect(k.phase()).toBe("staff");
    k.happen({ type: "end", reason: "staff" });
    expect(resets(k.told())).toMatchObject([{ reason: "staff" }]);
    k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "out-of-order", goodbye: null });
  });
});
