import type { IsoDate, IsoInstant } from "#contract/domain/text.ts";
import { TIME_ZONE } from "#contract/time-zone.ts";

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` and the offset from UTC (`GMT+09:00`), in the library's zone. */
const inZone = new Intl.DateTimeFormat("en-CA", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZoneName: "longOffset",
});

function partOf(moment: Date, type: Intl.DateTimeFormatPartTypes): string {
  return inZone.formatToParts(moment).find((part) => part.type === type)?.value ?? "";
}

/** The library's calendar date of a moment. */
function localDay(moment: Date): IsoDate {
  return `${partOf(moment, "year")}-${partOf(moment, "month")}-${partOf(moment, "day")}`;
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

/** The instant at which a calendar date begins at the library. */
export function startOf(day: IsoDate): IsoInstant {
  const offset = partOf(new Date(`${day}T00:00:00Z`), "timeZoneName").replace("GMT", "");
  return new Date(`${day}T00:00:00${offset === "" ? "Z" : offset}`).toISOString();
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** `days` calendar days after `day`. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
