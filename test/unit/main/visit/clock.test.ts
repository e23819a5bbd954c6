import { afterEach, expect, it, vi } from "vitest";
import { monotonicClock } from "#main/visit/clock.ts";

afterEach(() => void vi.useRealTimers());

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
