import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterOpenDays,
  calendarOf,
  closedDaysFrom,
  isClosed,
  nextOpenDay,
  openDayFrom,
  shelfUntil,
} from "#backend/rules/calendar.ts";
import { addDays, dateOf, daysBetween, weekdayOf } from "#backend/rules/dates.ts";
import {
  HOLIDAY_YEARS,
  isHoliday,
  nationalHolidays,
  unknownHolidayYear,
} from "#backend/rules/national-holidays.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.schema.ts";

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

describe("D59: holidays", () => {
  const none = { add: [], drop: [] };

  test.each([
    ["2019-04-30", "between two holidays when the emperor changed"],
    ["2019-05-01", "the enthronement"],
    ["2019-10-22", "its ceremony"],
    ["2021-07-23", "the games moved Sports Day"],
  ])("%s: a one-off holiday (%s)", (date) => {
    expect(isHoliday(date, none)).toBe(true);
  });

  test("2021-10-11 is none that year, because the games moved it", () => {
    expect(isHoliday("2021-10-11", none)).toBe(false);
  });

  test("a library adds what the table does not know, and drops what a new law moved", () => {
    const { calendar: own } = RULE_SETTINGS.parse({
      calendar: { holidays: { add: ["2026-11-30"], drop: ["2026-11-23"] } },
    });
    expect(isClosed("2026-11-30", own)).toBe(false);
    expect(isClosed("2026-12-01", own)).toBe(true);
    expect(isClosed("2026-11-23", own)).toBe(true);
    expect(isClosed("2026-11-24", own)).toBe(false);
  });

  test("the table covers the years this release will serve, and its end is reported a year before", () => {
    expect(HOLIDAY_YEARS.first).toBe(1970);
    expect(HOLIDAY_YEARS.last).toBeGreaterThanOrEqual(2036);
    const { last } = HOLIDAY_YEARS;
    expect(unknownHolidayYear("2026-11-25", none)).toBeNull();
    expect(unknownHolidayYear(`${last - 1}-12-31`, none)).toBeNull();
    expect(unknownHolidayYear(`${last}-01-01`, none)).toBe(last + 1);
    expect(unknownHolidayYear(`${last}-01-01`, { add: [`${last + 1}-01-01`], drop: [] })).toBeNull();
  });
});

describe("D59: no open day within 400 days", () => {
  const { calendar: rebuilt } = RULE_SETTINGS.parse({
    calendar: { special: Array.from({ length: 500 }, (_, day) => addDays("2026-11-26", day)) },
  });

  test("a day stays as it is, and open days are counted as days", () => {
    expect(nextOpenDay("2026-11-25", rebuilt)).toBe("2026-11-25");
    expect(nextOpenDay("2026-11-26", rebuilt)).toBeNull();
    expect(openDayFrom("2026-12-09", rebuilt)).toBe("2026-12-09");
    expect(afterOpenDays("2026-11-24", 3, rebuilt)).toBe("2026-11-27");
  });

  test("an open day that is near enough is found", () => {
    const end = addDays("2026-11-26", 500);
    expect(openDayFrom(addDays(end, -399), rebuilt)).toBe(end);
    expect(openDayFrom(addDays(end, -400), rebuilt)).toBe(addDays(end, -400));
  });
});

describe("D59: one library's own days", () => {
  const { calendar: three } = RULE_SETTINGS.parse({
    calendar: {
      special: ["2026-12-02"],
      byLibrary: { west: { special: ["2026-12-03"] }, east: { closedWeekdays: [2], monthlyFriday: 0 } },
    },
  });
  const closed = (library: string, date: string) => isClosed(date, calendarOf(three, library));

  test("its own closed days come beside those of all libraries", () => {
    expect(["central", "west", "east"].map((library) => closed(library, "2026-12-02"))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["central", "west", "east"].map((library) => closed(library, "2026-12-03"))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("its own weekdays and monthly day stand in place of the common ones", () => {
    expect([closed("central", "2026-11-30"), closed("east", "2026-11-30")]).toEqual([true, false]);
    expect([closed("central", "2026-12-01"), closed("east", "2026-12-01")]).toEqual([false, true]);
    expect([closed("central", "2026-11-20"), closed("east", "2026-11-20")]).toEqual([true, false]);
  });

  test("an unknown library, or one named like a property of an object, has the common days", () => {
    expect(calendarOf(three, "north")).toBe(three);
    expect(calendarOf(three, "constructor")).toBe(three);
  });

  test("shelf days are open days of the pickup library", () => {
    const settings = { ...DEFAULT_SETTINGS, calendar: three };
    // Seven open days from the day after: the central library is closed on Monday and on the second.
    expect(shelfUntil("2026-11-26", "central", settings)).toBe("2026-12-05");
    expect(shelfUntil("2026-11-26", "west", settings)).toBe("2026-12-06");
    expect(shelfUntil("2026-11-26", "east", settings)).toBe("2026-12-05");
  });
});

describe("closed days (D59)", () => {
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

  test("settings without any open day stop nothing either", () => {
    const never = {
      ...calendar,
      closedWeekdays: [0, 1, 2, 3, 4, 5, 6],
      yearEnd: { from: "01-01", to: "12-31" },
    };
    expect(nextOpenDay("2026-11-25", never)).toBeNull();
    expect(openDayFrom("2026-11-25", never)).toBe("2026-11-25");
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
