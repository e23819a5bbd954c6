import type { DayHours, Library } from "#contract/domain/library.ts";
import { today, weekdayOf } from "../dates.ts";

/** Opening hours of a library on the day of `now`; null = closed all day. */
export function hoursToday(library: Library, now: number = Date.now()): DayHours | null {
  const date = today(now);
  if (library.closedDays.includes(date)) return null;
  const holiday = library.holidayHours?.find((one) => one.date === date);
  return holiday ?? library.hours[weekdayOf(date)] ?? null;
}
