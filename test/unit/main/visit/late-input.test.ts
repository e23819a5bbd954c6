import { describe, expect, it } from "vitest";
import type { VisitEvent } from "#main/visit/state.ts";
import { createVisit } from "#main/visit/visit.ts";
import { kiosk, OTHER, OWN, resets, TIMES } from "#test/support/main/visit-machine.ts";

/** Seconds after the last touch at which a visit of the helper's times is over: 120 without input, 40 of warning. */
const OVER_S = 160;

/** Whatever a hand, a scanner, the page or the backend can send. */
const LATE_EVENTS: readonly VisitEvent[] = [
  { type: "tick" },
  { type: "activity" },
  { type: "stay" },
  { type: "more-time" },
  { type: "card-scanned", number: OWN, takeBack: 0 },
  { type: "card-scanned", number: OTHER, takeBack: 0 },
  { type: "card-entered", number: OTHER },
  { type: "signed-in", access: "real" },
  { type: "signed-out" },
  { type: "begin" },
  { type: "staff" },
  { type: "backend", away: true },
  { type: "hours", hours: { now: "closing", at: "17:00" } },
];

describe("an event that arrives after a standstill", () => {
  it.each(LATE_EVENTS)("%o does not revive a visit whose time was over meanwhile (R62)", (event) => {
    const k = kiosk();
    k.signIn();
    k.told();
    k.sleep(OVER_S);
    k.happen(event);
    expect(resets(k.told())).toEqual([{ type: "reset", visit: 1, reason: "idle" }]);
    k.happen({ type: "reset-done" });
    const phase = event.type === "backend" ? "out-of-order" : "attract";
    expect(k.state()).toMatchObject({ phase, visit: 2 });
  });

  it("about the backend or the hours is not lost with the visit, and reported once only", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "backend", away: true });
    k.sleep(OVER_S);
    k.happen({ type: "backend", away: false });
    expect(resets(k.told())).toHaveLength(1);
    k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "attract", awaySince: null });
    k.signIn();
    k.sleep(OVER_S);
    k.happen({ type: "hours", hours: { now: "shut", at: "17:00", opens: null } });
    k.happen({ type: "reset-done" });
    expect(k.phase()).toBe("closed");
  });

  it("finds a warning that has begun at its own time, and not when it was noticed", () => {
    const k = kiosk();
    k.signIn();
    k.sleep(150);
    k.happen({ type: "tick" });
    expect(k.news()).toMatchObject({ phase: "warning", secondsLeft: 10 });
    k.wait(9.8);
    expect(k.phase()).toBe("warning");
    k.wait(0.2);
    expect(resets(k.told())).toMatchObject([{ reason: "idle" }]);
  });

  it("is still in time before the warning is over", () => {
    const k = kiosk();
    k.signIn();
    k.sleep(OVER_S - 1);
    k.happen({ type: "activity" });
    expect(k.phase()).toBe("signed-in");
  });

  it("does not answer the cap whose warning was over meanwhile (R44)", () => {
    const k = kiosk({ cap: 60_000 });
    k.signIn();
    k.sleep(100);
    k.happen({ type: "stay" });
    expect(resets(k.told())).toMatchObject([{ reason: "cap" }]);
  });

  it("finds the end that came first, and not the cap of an hour later", () => {
    const k = kiosk();
    k.signIn();
    k.sleep(3600);
    k.happen({ type: "activity" });
    expect(resets(k.told())).toMatchObject([{ reason: "idle" }]);
  });

  it("finds the warning that took the place of another meanwhile", () => {
    const k = kiosk({ cap: 130_000 });
    k.signIn();
    // Warned at 120 s for idleness, at 130 s for the cap.
    k.sleep(165);
    k.happen({ type: "tick" });
    expect(k.news()).toMatchObject({ phase: "warning", secondsLeft: 5, cap: true });
  });

  it("does not stay after a closing time whose minutes were over meanwhile", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "hours", hours: { now: "shut", at: "17:00", opens: null } });
    k.sleep(40);
    k.happen({ type: "stay" });
    expect(resets(k.told())).toMatchObject([{ reason: "closing" }]);
  });

  it("keeps the reason of an end requested elsewhere, such as an order to stop", () => {
    const k = kiosk();
    k.signIn();
    k.sleep(OVER_S);
    k.happen({ type: "end", reason: "signal" });
    expect(resets(k.told())).toMatchObject([{ reason: "signal" }]);
  });
});

describe("a deadline that moved under the visit", () => {
  it("to before now gives its whole warning, which was not shown yet", () => {
    const k = kiosk();
    k.signIn();
    k.wait(110);
    // Somebody who only searches has 90 s.
    k.happen({ type: "signed-out" });
    k.wait(0.2);
    expect(k.news()).toMatchObject({ phase: "warning", secondsLeft: 40 });
    k.wait(39);
    expect(resets(k.told())).toEqual([]);
  });
});

it("after a standstill every reader of the visit sees that it is over: a page's call, a scan, staff", () => {
  let now = 0;
  const ends: string[] = [];
  const visit = createVisit(
    () => TIMES,
    () => now,
    false,
  );
  visit.setEffectHandler((effect) => {
    if (effect.type === "reset") ends.push(effect.reason);
  });
  visit.dispatch({ type: "begin" });
  now = 1000 * OVER_S;
  expect(visit.state().phase).toBe("ending");
  expect(visit.news().phase).toBe("ending");
  expect(ends).toEqual(["idle"]);
});
