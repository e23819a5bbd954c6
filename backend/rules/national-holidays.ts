import holidayJp from "@holiday-jp/holiday_jp";
import type { IsoDate } from "#contract/domain/text.ts";
import type { RuleSettings } from "./settings.ts";

/** Years covered by loans and shelf times that begin today (loans last at most 90 days). */
const HORIZON_YEARS = 1;

const byYear = new Map<number, Set<IsoDate>>();
for (const date of Object.keys(holidayJp.holidays)) {
  const year = Number(date.slice(0, 4));
  byYear.set(year, (byYear.get(year) ?? new Set()).add(date));
}
const years = [...byYear.keys()];

/** First and last year of the table of `@holiday-jp/holiday_jp`, which has no holidays outside them. */
export const HOLIDAY_YEARS = { first: Math.min(...years), last: Math.max(...years) } as const;

/**
 * National holidays of Japan in a year, with substitute holidays, days between two holidays, and one-off holidays (enthronement,
 * games) known to the table. Empty outside `HOLIDAY_YEARS`.
 */
export function nationalHolidays(year: number): ReadonlySet<IsoDate> {
  return byYear.get(year) ?? new Set();
}

/** D59: whether this date is a holiday. The settings have priority over the table. */
export function isHoliday(date: IsoDate, { add, drop }: RuleSettings["calendar"]["holidays"]): boolean {
  if (add.includes(date)) return true;
  return !drop.includes(date) && nationalHolidays(Number(date.slice(0, 4))).has(date);
}

/**
 * D59: the first year with unknown holidays, if it is near enough for today's due dates; null = all known. A year outside the
 * table counts as known once the settings have holidays for it.
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
