import os from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { awakeClock, countingSleep, monotonicClock } from "#main/time/clock.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("the clock of visits goes on by itself when the day is set forward or back (R62)", () => {
  const before = monotonicClock();
  for (const day of ["2036-01-01", "1996-01-01"]) {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(day) });
    expect(new Date().toISOString()).toContain(day);
    const passed = monotonicClock() - before;
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(60_000);
  }
});

it("the clock of visits counts the time in which the machine slept (R62)", () => {
  const before = monotonicClock();
  // Other tests of this worker may have let it sleep already.
  const sleptSeconds = (before - awakeClock()) / 1000;
  const up = os.uptime;
  vi.spyOn(os, "uptime").mockImplementation(() => up() + sleptSeconds + 3600);
  const passed = monotonicClock() - before;
  expect(passed).toBeGreaterThan(3_599_000);
  expect(passed).toBeLessThan(3_660_000);
});

describe("a clock that stops in sleep, corrected by one that does not", () => {
  function clocks() {
    let awake = 5000;
    let slept = 77_000;
    /** Milliseconds of one step of the coarse clock. */
    let step = 10;
    const clock = countingSleep(
      () => awake,
      () => Math.floor((awake + slept) / step) * step,
    );
    return {
      clock,
      wake: (ms: number) => {
        awake += ms;
      },
      sleep: (ms: number) => {
        slept += ms;
      },
      coarse: (ms: number) => {
        step = ms;
      },
    };
  }

  it("is as fine as the first while the machine is awake", () => {
    const c = clocks();
    const start = c.clock();
    for (let ms = 1; ms <= 500; ms += 1) {
      c.wake(1);
      expect(c.clock() - start).toBe(ms);
    }
  });

  it("has counted each sleep at the next look, and never runs back", () => {
    const c = clocks();
    const start = c.clock();
    for (const [sleep, awake] of [
      [60_000, 1],
      [0, 3],
      [1000, 7],
      [0, 11],
    ] as const) {
      const before = c.clock();
      c.sleep(sleep);
      c.wake(awake);
      expect(c.clock() - before).toBeGreaterThanOrEqual(awake);
    }
    expect(Math.abs(c.clock() - start - 61_022)).toBeLessThan(20);
  });

  it("does not run back when the second is set to whole seconds, or stands", () => {
    const c = clocks();
    let last = c.clock();
    c.coarse(1000);
    for (let look = 0; look < 5000; look += 1) {
      c.wake(1);
      const now = c.clock();
      expect(now).toBeGreaterThan(last);
      last = now;
    }
  });
});
