import { describe, expect, it } from "vitest";
import type { Library } from "#contract/domain/library.ts";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import type { Display } from "#main/hours/display.ts";
import { hoursNow } from "#main/hours/hours.ts";
import { watchHours } from "#main/hours/watch.ts";
import { firstState, step } from "#main/visit/machine.ts";
import type { VisitEvent, VisitState } from "#main/visit/state.ts";
import { visitTimes } from "#main/visit/times.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";

const [central] = INFO.libraries as readonly [Library];

function settings(hours: Partial<Settings["hours"]>): Settings {
  return SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" }, hours });
}

const at = (text: string): Date => new Date(`${text}:00+09:00`);
const LIBRARY = settings({ follow: "library" });

describe("opening hours", () => {
  // 25 November 2026 is a Wednesday: 9:00-19:00; 29 a Sunday: 9:00-17:00; 30 a Monday and a closed day.
  it.each([
    ["2026-11-25T08:59", { now: "shut", at: "19:00", opens: { date: "2026-11-25", time: "9:00" } }],
    ["2026-11-25T09:00", { now: "open" }],
    ["2026-11-25T18:54", { now: "open" }],
    ["2026-11-25T18:55", { now: "closing", at: "19:00" }],
    ["2026-11-25T19:00", { now: "shut", at: "19:00", opens: { date: "2026-11-26", time: "9:00" } }],
    ["2026-11-29T17:00", { now: "shut", at: "17:00", opens: { date: "2026-12-01", time: "9:00" } }],
    ["2026-11-30T12:00", { now: "shut", at: "", opens: { date: "2026-12-01", time: "9:00" } }],
  ])("of the library at %s", (time, hours) => {
    expect(hoursNow(LIBRARY, central, at(time))).toEqual(hours);
  });

  it("follow a holiday's own hours and further closed days", () => {
    const holiday = { ...central, holidayHours: [{ date: "2026-11-25", open: "10:00", close: "12:00" }] };
    expect(hoursNow(LIBRARY, holiday, at("2026-11-25T12:00"))).toMatchObject({ now: "shut", at: "12:00" });
    const extra = settings({ follow: "library", closedDays: ["2026-11-26"] });
    expect(hoursNow(extra, central, at("2026-11-25T19:00"))).toMatchObject({
      opens: { date: "2026-11-27" },
    });
  });

  it("of the terminal itself, where it has its own", () => {
    const own = settings({
      follow: "own",
      week: [null, null, null, { open: "13:00", close: "14:00" }, null, null, null],
    });
    expect(hoursNow(own, undefined, at("2026-11-25T13:30"))).toEqual({ now: "open" });
    expect(hoursNow(own, undefined, at("2026-11-25T14:00"))).toMatchObject({ opens: { date: "2026-12-02" } });
  });

  it("never close a terminal that follows none, or whose library is not known yet", () => {
    expect(hoursNow(settings({ follow: "always" }), central, at("2026-11-30T12:00"))).toEqual({
      now: "open",
    });
    expect(hoursNow(LIBRARY, undefined, at("2026-11-30T12:00"))).toEqual({ now: "open" });
    expect(hoursNow(LIBRARY, { ...central, hours: [] }, at("2026-11-30T12:00"))).toEqual({ now: "open" });
  });

  it("that do not know the next opening say so", () => {
    const never = settings({ follow: "own", week: Array.from({ length: 7 }, () => null) });
    expect(hoursNow(never, undefined, at("2026-11-25T12:00"))).toMatchObject({ now: "shut", opens: null });
  });
});

describe("the watch over them", () => {
  function watched(hours: Partial<Settings["hours"]> = {}) {
    const world = { ms: 0, today: at("2026-11-25T18:50"), lit: true };
    const all = settings({ follow: "library", sleepMinutes: 5, ...hours });
    let state: VisitState = firstState(1, false, 0);
    const events: VisitEvent[] = [];
    const lit = (on: boolean) => (): void => {
      world.lit = on;
    };
    const display: Display = { sleep: lit(false), wake: lit(true) };
    const watch = watchHours({
      settings: () => all,
      library: () => central,
      display,
      clock: () => world.ms,
      today: () => world.today,
      state: () => state,
      dispatch(event) {
        events.push(event);
        ({ state } = step(state, event, visitTimes(all), world.ms));
      },
    });
    return {
      world,
      watch,
      events,
      phase: () => state.phase,
      pass(minutes: number) {
        for (let second = 0; second < minutes * 60; second += 1) {
          world.ms += 1000;
          world.today = new Date(world.today.getTime() + 1000);
          watch.tick();
        }
      },
    };
  }

  it("reports each change to the visit once: soon, closed, open again", () => {
    const w = watched();
    w.pass(11);
    expect(w.events.map((event) => event.type === "hours" && event.hours.now)).toEqual(["closing", "shut"]);
    w.world.today = at("2026-11-26T08:59");
    w.pass(2);
    expect(w.events).toHaveLength(3);
    expect(w.phase()).toBe("attract");
  });

  it("lets the display sleep some time after the last touch, and wakes it at a touch and at opening", () => {
    const w = watched();
    w.pass(10.1);
    expect(w.phase()).toBe("closed");
    w.pass(4.8);
    expect(w.world.lit).toBe(true);
    w.pass(0.3);
    expect(w.world.lit).toBe(false);
    w.watch.activity();
    expect(w.world.lit).toBe(true);
    w.pass(5.1);
    expect(w.world.lit).toBe(false);
    w.world.today = at("2026-11-26T09:00");
    w.pass(0.1);
    expect(w.world.lit).toBe(true);
  });

  it("keeps the display lit where the settings say so, and while it is open", () => {
    const lit = watched({ sleepMinutes: 0 });
    lit.pass(30);
    expect(lit.world.lit).toBe(true);
    const open = watched();
    open.world.today = at("2026-11-25T10:00");
    open.pass(30);
    expect(open.world.lit).toBe(true);
  });

  it("follows a clock that is set", () => {
    const w = watched();
    w.world.today = at("2026-11-25T23:00");
    w.pass(0.1);
    expect(w.phase()).toBe("closed");
    w.world.today = at("2026-11-25T12:00");
    w.pass(0.1);
    expect(w.phase()).toBe("attract");
  });
});
