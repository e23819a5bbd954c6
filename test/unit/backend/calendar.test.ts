import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { afterOpenDays, closedDaysFrom, isClosed, openDayFrom } from "#backend/rules/calendar.ts";
import { addDays, dateOf, daysBetween, weekdayOf } from "#backend/rules/dates.ts";
import { nationalHolidays } from "#backend/rules/national-holidays.ts";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.ts";

// Thousands of examples on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const { calendar } = DEFAULT_SETTINGS;
const anyDate = fc.integer({ min: 0, max: 3650 }).map((days) => addDays("2022-01-01", days));

describe("national holidays", () => {
  test("2026 has a sandwiched day in September and a substitute in May", () => {
    expect([...nationalHolidays(2026)].sort()).toEqual([
      "2026-01-01",
      "2026-01-12",
      "2026-02-11",
      "2026-02-23",
      "2026-03-20",
      "2026-04-29",
      "2026-05-03",
      "2026-05-04",
      "2026-05-05",
      "2026-05-06",
      "2026-07-20",
      "2026-08-11",
      "2026-09-21",
      "2026-09-22",
      "2026-09-23",
      "2026-10-12",
      "2026-11-03",
      "2026-11-23",
    ]);
  });

  test("2024 has substitutes in February, May, August, September and November", () => {
    for (const day of ["2024-02-12", "2024-05-06", "2024-08-12", "2024-09-23", "2024-11-04"]) {
      expect(nationalHolidays(2024)).toContain(day);
    }
  });
});

describe("closed days (domain 1.7)", () => {
  test.each([
    ["2026-11-30", true, "an ordinary Monday"],
    ["2026-11-23", false, "a Monday that is a holiday"],
    ["2026-11-24", true, "the day after it"],
    ["2026-05-04", false, "a holiday Monday in the golden week"],
    ["2026-05-06", false, "still a holiday"],
    ["2026-05-07", true, "the first day that is none"],
    ["2026-11-20", true, "the third Friday"],
    ["2026-11-13", false, "the second Friday"],
    ["2026-03-20", false, "a third Friday that is a holiday"],
    ["2026-03-19", true, "the day before it"],
    ["2026-12-27", false, "the last day of the year but five"],
    ["2026-12-28", true, "the first day of the year's end"],
    ["2027-01-04", true, "its last day"],
    ["2027-01-05", false, "the first open day of the year"],
  ])("%s closed: %s (%s)", (date, closed) => {
    expect(isClosed(date, calendar)).toBe(closed);
  });

  test("a due date is never on a closed day, and is the first open day", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const due = openDayFrom(date, calendar);
        expect(isClosed(due, calendar)).toBe(false);
        for (let day = date; day < due; day = addDays(day, 1)) expect(isClosed(day, calendar)).toBe(true);
      }),
    );
  });

  test("shelf time counts open days only, from the day after the notice", () => {
    // Friday to Sunday, Tuesday to Friday are open; Monday is closed.
    expect(afterOpenDays("2026-11-26", 7, calendar)).toBe("2026-12-04");
    expect(afterOpenDays("2026-12-26", 2, calendar)).toBe("2027-01-05");
  });

  test("the closed days to come are told in order", () => {
    expect(closedDaysFrom("2026-11-25", 60, 3, calendar)).toEqual(["2026-11-30", "2026-12-07", "2026-12-14"]);
  });

  test("settings without an open day are a mistake that is told", () => {
    const never = {
      ...calendar,
      closedWeekdays: [0, 1, 2, 3, 4, 5, 6],
      yearEnd: { from: "01-01", to: "12-31" },
    };
    expect(() => openDayFrom("2026-11-25", never)).toThrow("no open day");
  });
});

describe("dates", () => {
  test("a day begins at midnight in the library, not in Greenwich", () => {
    expect(dateOf(Date.parse("2026-11-24T14:59:59Z"), "Asia/Tokyo")).toBe("2026-11-24");
    expect(dateOf(Date.parse("2026-11-24T15:00:00Z"), "Asia/Tokyo")).toBe("2026-11-25");
  });

  test("adding days and counting them undo each other", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect((weekdayOf(date) + days + 7 * 200) % 7).toBe(weekdayOf(later));
      }),
    );
  });
});
