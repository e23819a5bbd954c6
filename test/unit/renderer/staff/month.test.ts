import fc from "fast-check";
import { expect, test } from "vitest";
import { monthAfter, monthOf, weeksOf } from "#renderer/staff/month.ts";

test("November 2026 begins on a Sunday, and its last week is short", () => {
  const weeks = weeksOf({ year: 2026, month: 11 });
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe("2026-11-01");
  expect(weeks[4]).toEqual(["2026-11-29", "2026-11-30", null, null, null, null, null]);
});

test("the month after December is January, and before it November", () => {
  expect(monthAfter({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
  expect(monthAfter({ year: 2027, month: 1 }, -1)).toEqual({ year: 2026, month: 12 });
});

test("every day of any month stands once, in order, under its weekday", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const weeks = weeksOf({ year, month });
      const days = weeks.flat().filter((day) => day !== null);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
      for (const week of weeks)
        for (const [weekday, day] of week.entries())
          if (day !== null) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(weekday);
      expect(days.map((day) => monthOf(day))).toEqual(days.map(() => ({ year, month })));
    }),
  );
});
