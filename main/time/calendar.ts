import type { IsoDate } from "#contract/domain/text.ts";

/** The calendar date of an instant on the machine's own clock: a kiosk stands in the library's time zone. */
export function dateOf(now: Date): IsoDate {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
