import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { calendarOf, isClosed } from "./calendar.ts";
import { addDays, weekdayOf } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

/** Days covered by a search for a courier day; a longer closure gets no estimate. */
const SEARCH_DAYS = 60;

/**
 * D39: the arrival day of a copy sent on `sentOn`: the next courier day on which the target library is open. Null when no courier
 * runs, or none within 60 days.
 */
export function courierArrival(sentOn: IsoDate, to: LibraryId, { calendar }: RuleSettings): IsoDate | null {
  const there = calendarOf(calendar, to);
  for (let add = 1; add <= SEARCH_DAYS; add += 1) {
    const day = addDays(sentOn, add);
    if (calendar.courierWeekdays.includes(weekdayOf(day)) && !isClosed(day, there)) return day;
  }
  return null;
}
