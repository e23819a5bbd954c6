import type { DayHours, Library } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { formatTime, today, weekdayOf } from "../../dates.ts";

/** Opening hours of a library on the day of `now`, as they are to be read; null = closed all day, undefined = not known. */
export function hoursToday(library: Library, now: number = Date.now()): DayHours | null | undefined {
  const hours = hoursOn(library, today(now));
  return hours && { open: formatTime(hours.open), close: formatTime(hours.close) };
}

/** Opening hours on a day; null = closed all day, undefined = not known. Closed days are known for about a month. */
export function hoursOn(library: Library, date: IsoDate): DayHours | null | undefined {
  if (library.closedDays.includes(date)) return null;
  const holiday = library.holidayHours?.find((one) => one.date === date);
  return holiday ?? library.hours[weekdayOf(date)];
}
