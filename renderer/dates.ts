import type { IsoDate, Language } from "#contract/domain/text.ts";

/** Libraries of this service live in one time zone. */
const ZONE = "Asia/Tokyo";

function parts(at: number, locale: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** Noon in the library's zone, so that no offset can move the day. */
function noon(date: IsoDate): number {
  return Date.parse(`${date}T12:00:00+09:00`);
}

/** 「11月28日(金)」 or "Fri 28 Nov". */
export function formatDate(date: IsoDate, language: Language): string {
  const options = {
    month: language === "ja" ? "numeric" : "short",
    day: "numeric",
    weekday: "short",
  } as const;
  if (language === "ja") {
    const { month = "", day = "", weekday = "" } = parts(noon(date), "ja-JP", options);
    return `${month}月${day}日(${weekday})`;
  }
  const { month = "", day = "", weekday = "" } = parts(noon(date), "en-GB", options);
  return `${weekday} ${day} ${month}`;
}

/** Today in the library's zone. */
export function today(now: number = Date.now()): IsoDate {
  const {
    year = "",
    month = "",
    day = "",
  } = parts(now, "en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** The date so many days later. */
export function daysAfter(date: IsoDate, days: number): IsoDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The same day of the next month; its last day, where the month is too short. */
export function monthAfter(date: IsoDate): IsoDate {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Weekday of a date, 0 = Sunday, as in `Library.hours`. */
export function weekdayOf(date: IsoDate): number {
  return new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay();
}
