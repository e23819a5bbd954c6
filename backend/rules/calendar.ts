import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { addDays, weekdayOf } from "./dates.ts";
import { isHoliday } from "./national-holidays.ts";
import type { RuleSettings } from "./settings.ts";

type CalendarSettings = RuleSettings["calendar"];

/**
 * D59: the calendar of one library. Due dates use the library that lent the copy, shelf days the pickup library, closed days on
 * the screen their own library.
 */
export function calendarOf(calendar: CalendarSettings, library: LibraryId): CalendarSettings {
  const own = Object.hasOwn(calendar.byLibrary, library) ? calendar.byLibrary[library] : undefined;
  if (own === undefined) return calendar;
  return { ...calendar, ...own, special: [...calendar.special, ...(own.special ?? [])] };
}

const FRIDAY = 5;
/** Days covered by a search for an open day. */
const SEARCH_DAYS = 400;

function inYearEnd(date: IsoDate, { from, to }: CalendarSettings["yearEnd"]): boolean {
  const day = date.slice(5);
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

/** A closed weekday that is a holiday is open; the next day that is not a holiday is closed instead. */
function weeklyClosed(date: IsoDate, { closedWeekdays, holidays }: CalendarSettings): boolean {
  if (isHoliday(date, holidays)) return false;
  if (closedWeekdays.includes(weekdayOf(date))) return true;
  for (let day = addDays(date, -1); isHoliday(day, holidays); day = addDays(day, -1)) {
    if (closedWeekdays.includes(weekdayOf(day))) return true;
  }
  return false;
}

/** 館内整理日: the n-th Friday, or the day before when that Friday is a holiday. */
function monthlyClosed(date: IsoDate, { monthlyFriday: nth, holidays }: CalendarSettings): boolean {
  if (nth === 0) return false;
  const isNthFriday = (day: IsoDate): boolean =>
    weekdayOf(day) === FRIDAY && Math.ceil(Number(day.slice(8)) / 7) === nth;
  if (isNthFriday(date)) return !isHoliday(date, holidays);
  const next = addDays(date, 1);
  return isNthFriday(next) && isHoliday(next, holidays);
}

/** Whether the library of this calendar (`calendarOf`) is closed on this date (D59). */
export function isClosed(date: IsoDate, calendar: CalendarSettings): boolean {
  return (
    inYearEnd(date, calendar.yearEnd) ||
    calendar.special.includes(date) ||
    weeklyClosed(date, calendar) ||
    monthlyClosed(date, calendar)
  );
}

/** The first open day from `date` on; null if there is none within 400 days (a long closure). */
export function nextOpenDay(date: IsoDate, calendar: CalendarSettings): IsoDate | null {
  for (let add = 0; add < SEARCH_DAYS; add += 1) {
    const day = addDays(date, add);
    if (!isClosed(day, calendar)) return day;
  }
  return null;
}

/**
 * The date itself if the library is open, otherwise the next open day: due dates skip closed days (D59). Without an open day
 * within 400 days the date stays, because other libraries accept the copy. The job `closed-days` logs such a library.
 */
export function openDayFrom(date: IsoDate, calendar: CalendarSettings): IsoDate {
  return nextOpenDay(date, calendar) ?? date;
}

/**
 * D59: the new date of a last day that became a closed day: the next open one. `stays`: the library is open then, or was open
 * since. `no-open-day`: it stays too, since there is no open day nearby (`nextOpenDay`).
 */
export function openDayAfterClosure(
  day: IsoDate,
  library: LibraryId,
  today: IsoDate,
  settings: RuleSettings,
): { readonly to: IsoDate } | "stays" | "no-open-day" {
  const open = nextOpenDay(day, calendarOf(settings.calendar, library));
  if (open === null) return "no-open-day";
  return open === day || open < today ? "stays" : { to: open };
}

/** D60: last day on the hold shelf of the pickup library for a hold that becomes ready on `date`. */
export function shelfUntil(date: IsoDate, pickup: LibraryId, settings: RuleSettings): IsoDate {
  return afterOpenDays(date, settings.holds.shelfOpenDays, calendarOf(settings.calendar, pickup));
}

/** The last of `openDays` open days, counted from the day after `date`. */
export function afterOpenDays(date: IsoDate, openDays: number, calendar: CalendarSettings): IsoDate {
  let day = date;
  for (let left = openDays; left > 0; left -= 1) day = openDayFrom(addDays(day, 1), calendar);
  return day;
}

/** The closed days among the `within` days from `date` on, at most `limit`, ascending. */
export function closedDaysFrom(
  date: IsoDate,
  within: number,
  limit: number,
  calendar: CalendarSettings,
): IsoDate[] {
  return Array.from({ length: within }, (_, add) => addDays(date, add))
    .filter((day) => isClosed(day, calendar))
    .slice(0, limit);
}

/** The public holidays among the `within` days from `date` on on which the library is open, ascending. */
export function openHolidaysFrom(date: IsoDate, within: number, calendar: CalendarSettings): IsoDate[] {
  return Array.from({ length: within }, (_, add) => addDays(date, add)).filter(
    (day) => isHoliday(day, calendar.holidays) && !isClosed(day, calendar),
  );
}
