import type { IsoDate } from "#contract/domain/text.ts";
import { DAY_MS } from "../clock.ts";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // "en-CA" writes dates as yyyy-mm-dd.
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar date of an instant (milliseconds since 1970) in the library's time zone. */
export function dateOf(instant: number, timeZone: string): IsoDate {
  return formatter(timeZone).format(instant);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The time of day of an instant (milliseconds since 1970) in a time zone, `hh:mm`, 00:00 to 23:59. */
export function timeOfDay(instant: number, timeZone: string): string {
  const known = clocks.get(timeZone);
  const clock =
    known ??
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (known === undefined) clocks.set(timeZone, clock);
  return clock.format(instant);
}

/** A date as number of days since 1970-01-01. */
function dayNumber(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** The date `days` later (negative = earlier). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
