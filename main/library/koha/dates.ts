import type { IsoDate, IsoInstant } from "#contract/domain/text.ts";

const DAY_MS = 86_400_000;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The local calendar date of a moment; the terminal is in the library's time zone. */
function localDay(moment: Date): IsoDate {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Today's date in the library. */
export function today(): IsoDate {
  return localDay(new Date());
}

/**
 * The library's calendar date of a Koha value: a date is returned unchanged, an instant (RFC 3339 in UTC or in the server's zone)
 * becomes its local date. Null for an empty or invalid value.
 */
export function dayOf(text: string | null): IsoDate | null {
  if (text === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return text;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : localDay(moment);
}

/** The instant at which a calendar date begins here. */
export function startOf(day: IsoDate): IsoInstant {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date).toISOString();
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** `days` calendar days after `day`. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
