import type { IsoDate } from "#contract/domain/text.ts";

/** The local calendar date of an instant; the kiosk is in the library's time zone. */
export function dateOf(now: Date): IsoDate {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
