import type { IsoDate, StaffLanguage } from "#contract/domain/text.ts";

const DAYS_OF_WEEK = 7;
const MONTHS_OF_YEAR = 12;

/** A month of the calendar; `month` from 1. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** The month a date is in. */
export function monthOf(date: IsoDate): Month {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return { year, month };
}

/** 「2026年11月」 "November 2026" */
export function nameOfMonth({ year, month }: Month, language: StaffLanguage): string {
  const format = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return format.format(Date.UTC(year, month - 1));
}

/** The month so many months later; earlier when `by` is negative. */
export function monthAfter({ year, month }: Month, by: number): Month {
  const months = year * MONTHS_OF_YEAR + month - 1 + by;
  return { year: Math.floor(months / MONTHS_OF_YEAR), month: (months % MONTHS_OF_YEAR) + 1 };
}

/** The weeks of a month, each from Sunday to Saturday; null where a day is another month's. */
export function weeksOf({ year, month }: Month): readonly (readonly (IsoDate | null)[])[] {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((first + days) / DAYS_OF_WEEK) }, (_week, week) =>
    Array.from({ length: DAYS_OF_WEEK }, (_day, weekday) => {
      const day = week * DAYS_OF_WEEK + weekday - first + 1;
      return day < 1 || day > days
        ? null
        : new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
    }),
  );
}
