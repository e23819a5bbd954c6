import { beforeEach, expect, it } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { Page } from "#main/shell/page.ts";
import { createRehearsal, type Rehearsal } from "#main/visit/rehearsal.ts";
import { visitTimes } from "#main/visit/times.ts";
import { createVisit, type Visit } from "#main/visit/visit.ts";

const [FIRST, SECOND] = [{ id: 1 }, { id: 2 }] as unknown as readonly [Page, Page];
const TIMES = visitTimes(SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } }));
let now: number;
let visit: Visit;
let rehearsal: Rehearsal;
let begun: Page[];
let warmed: number;
let renewed: number;

beforeEach(() => {
  now = 0;
  begun = [];
  warmed = 0;
  renewed = 0;
  const clock = () => now;
  visit = createVisit(() => TIMES, clock, false);
  visit.setEffectHandler(() => undefined);
  rehearsal = createRehearsal({
    visit,
    clock,
    warm() {
      warmed += 1;
    },
    begin: (page) => void begun.push(page),
    renewPage() {
      renewed += 1;
    },
  });
});

/** Seconds pass, each with a touch or without. */
function pass(seconds: number, touch: boolean): void {
  for (let second = 0; second < seconds; second += 1) {
    now += 1000;
    if (touch) visit.dispatch({ type: "activity" });
    rehearsal.tick();
  }
}

it("begins ten seconds after a page was loaded, once", () => {
  rehearsal.spareLoaded(FIRST);
  pass(9, false);
  expect(begun).toEqual([]);
  pass(20, false);
  expect(begun).toEqual([FIRST]);
});

it("waits until a patron has paused for two seconds", () => {
  visit.dispatch({ type: "begin" });
  rehearsal.spareLoaded(FIRST);
  pass(30, true);
  pass(1, false);
  expect(begun).toEqual([]);
  pass(1, false);
  expect(begun).toEqual([FIRST]);
});

it("forgets a page whose turn did not come", () => {
  rehearsal.spareLoaded(FIRST);
  pass(6, false);
  rehearsal.spareLoaded(SECOND);
  pass(9, false);
  expect(begun).toEqual([]);
  pass(1, false);
  expect(begun).toEqual([SECOND]);
});

it("loads a spare for the page of the start five seconds after it, once", () => {
  pass(4, false);
  expect(warmed).toBe(0);
  pass(60, false);
  expect(warmed).toBe(1);
});

it("replaces the page of the start, once its spare has rendered the screens", () => {
  rehearsal.spareLoaded(FIRST);
  pass(14, false);
  expect(renewed).toBe(0);
  pass(60, false);
  expect(renewed).toBe(1);
});

it.each(["open", "over"])("replaces no page of the start whose visit is %s", (how) => {
  rehearsal.spareLoaded(FIRST);
  pass(12, false);
  visit.dispatch({ type: "begin" });
  if (how === "over") {
    visit.dispatch({ type: "end", reason: "button" });
    visit.dispatch({ type: "reset-done" });
  }
  pass(20, false);
  expect(renewed).toBe(0);
  expect(warmed).toBeLessThan(2);
});
