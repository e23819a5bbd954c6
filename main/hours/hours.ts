import type { DayHours, Library } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { OpensNews } from "#contract/visit.ts";
import { dateOf } from "../time/calendar.ts";
import type { HoursNow } from "../visit/state.ts";

/** Days searched for the next opening; longer than any closure for stock-taking. */
const LOOK_AHEAD_DAYS = 60;
const MINUTES_PER_HOUR = 60;

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * MINUTES_PER_HOUR + Number(minutes);
}

/** Opening hours on a date; null = closed all day. */
export function hoursOn(
  { hours }: Pick<Settings, "hours">,
  library: Library | undefined,
  date: IsoDate,
): DayHours | null {
  const weekday = new Date(`${date}T12:00:00`).getDay();
  if (hours.closedDays.includes(date)) return null;
  if (hours.follow === "own") return hours.week[weekday] ?? null;
  if (library === undefined || library.closedDays.includes(date)) return null;
  return library.holidayHours?.find((one) => one.date === date) ?? library.hours[weekday] ?? null;
}

function nextOpening(now: Date, on: (date: IsoDate) => DayHours | null): OpensNews | null {
  const minutes = now.getHours() * MINUTES_PER_HOUR + now.getMinutes();
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead += 1) {
    // Noon, so that daylight saving does not change the date.
    const date = dateOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, 12));
    const day = on(date);
    if (day !== null && (ahead > 0 || minutes < minutesOf(day.open))) return { date, time: day.open };
  }
  return null;
}

/** The opening state at an instant. If the library's hours are not known, the terminal is open. */
export function hoursNow(
  settings: Pick<Settings, "hours">,
  library: Library | undefined,
  now: Date,
): HoursNow {
  const { follow, noticeMinutes } = settings.hours;
  const isKnown = follow === "own" || (library !== undefined && library.hours.length > 0);
  if (follow === "always" || !isKnown) return { now: "open" };
  const on = (date: IsoDate): DayHours | null => hoursOn(settings, library, date);
  const today = on(dateOf(now));
  const minutes = now.getHours() * MINUTES_PER_HOUR + now.getMinutes();
  if (today === null || minutes < minutesOf(today.open) || minutes >= minutesOf(today.close))
    return { now: "shut", at: today?.close ?? "", opens: nextOpening(now, on) };
  return minutes >= minutesOf(today.close) - noticeMinutes
    ? { now: "closing", at: today.close }
    : { now: "open" };
}
