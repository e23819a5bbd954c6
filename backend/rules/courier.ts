import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { calendarOf, isClosed } from "./calendar.ts";
import { addDays, weekdayOf } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

/** How far a search for a courier day goes; a library closed for longer gets no estimate. */
const SEARCH_DAYS = 60;

/**
 * D39: the day a copy put into the courier on `sentOn` should arrive: the first courier day after it on which the
 * library it goes to is open. Null when no courier runs, or none within 60 days.
 */
export function courierArrival(sentOn: IsoDate, to: LibraryId, { calendar }: RuleSettings): IsoDate | null {
  const there = calendarOf(calendar, to);
  for (let add = 1; add <= SEARCH_DAYS; add += 1) {
    const day = addDays(sentOn, add);
    if (calendar.courierWeekdays.includes(weekdayOf(day)) && !isClosed(day, there)) return day;
  }
  return null;
}
