import { expect, test, vi } from "vitest";
import { watchDay } from "#main/hours/new-day.ts";

test("a new day is reported once, and so is a clock that steps back to another one", () => {
  let now = new Date(2026, 10, 26, 23, 59, 58);
  const begins = vi.fn();
  const tick = watchDay(() => now, begins);
  tick();
  expect(begins).not.toHaveBeenCalled();
  now = new Date(2026, 10, 27, 0, 0, 1);
  tick();
  tick();
  expect(begins).toHaveBeenCalledTimes(1);
  now = new Date(2026, 10, 26, 12);
  tick();
  expect(begins).toHaveBeenCalledTimes(2);
});
