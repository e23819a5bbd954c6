import type { IsoDate } from "#contract/domain/text.ts";
import { addDays, weekdayOf } from "./dates.ts";

/** Holidays on a fixed day, `mm-dd`, with the first year they were kept in their present form. */
const FIXED: readonly (readonly [string, number])[] = [
  ["01-01", 1949],
  ["02-11", 1967],
  ["02-23", 2020],
  ["04-29", 1949],
  ["05-03", 1949],
  ["05-04", 2007],
  ["05-05", 1949],
  ["08-11", 2016],
  ["11-03", 1948],
  ["11-23", 1948],
];

/** Holidays on the n-th Monday: month, n, first year. */
const MONDAYS: readonly (readonly [number, number, number])[] = [
  [1, 2, 2000],
  [7, 3, 2003],
  [9, 3, 2003],
  [10, 2, 2000],
];

const MONDAY = 1;
const SUNDAY = 0;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function nthMonday(year: number, month: number, nth: number): IsoDate {
  const first = `${year}-${two(month)}-01`;
  return addDays(first, ((MONDAY - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** The two equinoxes by the usual approximation, good for 1980-2099. */
function equinox(year: number, month: 3 | 9): IsoDate {
  const base = month === 3 ? 20.8431 : 23.2488;
  const day = Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
  return `${year}-${two(month)}-${two(day)}`;
}

const years = new Map<number, ReadonlySet<IsoDate>>();

/**
 * National holidays of Japan in a year from 2021 on, with substitute holidays (a holiday on a Sunday moves to the
 * next day that is none) and the day between two holidays. One-off laws (enthronements, games) are not known here:
 * a library enters such closed days itself.
 */
export function nationalHolidays(year: number): ReadonlySet<IsoDate> {
  const known = years.get(year);
  if (known !== undefined) return known;
  const named = new Set([
    ...FIXED.filter(([, since]) => year >= since).map(([day]) => `${year}-${day}`),
    ...MONDAYS.filter(([, , since]) => year >= since).map(([month, nth]) => nthMonday(year, month, nth)),
    equinox(year, 3),
    equinox(year, 9),
  ]);
  const all = new Set(named);
  for (const day of named) {
    if (weekdayOf(day) === SUNDAY) all.add(firstFree(addDays(day, 1), named));
    if (named.has(addDays(day, 2)) && weekdayOf(addDays(day, 1)) !== SUNDAY) all.add(addDays(day, 1));
  }
  years.set(year, all);
  return all;
}

function firstFree(from: IsoDate, taken: ReadonlySet<IsoDate>): IsoDate {
  return taken.has(from) ? firstFree(addDays(from, 1), taken) : from;
}

/** Is this date a national holiday of Japan? */
export function isNationalHoliday(date: IsoDate): boolean {
  return nationalHolidays(Number(date.slice(0, 4))).has(date);
}
