import holidayJp from "@holiday-jp/holiday_jp";
import type { IsoDate } from "#contract/domain/text.ts";
import type { RuleSettings } from "./settings.ts";

/** A loan or a shelf time that begins today ends at most so many years later (90 days of loan at most). */
const HORIZON_YEARS = 1;

const byYear = new Map<number, Set<IsoDate>>();
for (const date of Object.keys(holidayJp.holidays)) {
  const year = Number(date.slice(0, 4));
  byYear.set(year, (byYear.get(year) ?? new Set()).add(date));
}
const years = [...byYear.keys()];

/** First and last year the table of `@holiday-jp/holiday_jp` has. Outside of them it knows no holiday at all. */
export const HOLIDAY_YEARS = { first: Math.min(...years), last: Math.max(...years) } as const;

/**
 * National holidays of Japan in a year, with substitute holidays, days between two holidays, and the one-off laws
 * (enthronement, games) that were made before the table was. Empty outside `HOLIDAY_YEARS`.
 */
export function nationalHolidays(year: number): ReadonlySet<IsoDate> {
  return byYear.get(year) ?? new Set();
}

/** D59: is this date a holiday? What the library says itself counts before the table. */
export function isHoliday(date: IsoDate, { add, drop }: RuleSettings["calendar"]["holidays"]): boolean {
  if (add.includes(date)) return true;
  return !drop.includes(date) && nationalHolidays(Number(date.slice(0, 4))).has(date);
}

/**
 * D59: the first year whose holidays nobody told us, when it is near enough for today's due dates; null = all is
 * known. A year the table lacks counts as known once the library has entered holidays of it itself.
 */
export function unknownHolidayYear(
  today: IsoDate,
  { add }: RuleSettings["calendar"]["holidays"],
): number | null {
  const from = Number(today.slice(0, 4));
  for (let year = from; year <= from + HORIZON_YEARS; year += 1) {
    const entered = add.some((date) => date.startsWith(`${year}-`));
    if (!byYear.has(year) && !entered) return year;
  }
  return null;
}
