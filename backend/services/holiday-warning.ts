import type { FastifyBaseLogger } from "fastify";
import type { Backend } from "../backend.ts";
import { HOLIDAY_YEARS, unknownHolidayYear } from "../rules/national-holidays.ts";
import { today } from "./patron-view.ts";

/**
 * D59: says loudly when the holidays of a year that dates may soon fall into are not known: due dates could land on
 * closed days. The way out is a newer `@holiday-jp/holiday_jp`, or the setting `calendar.holidays.add`.
 */
export function warnOfUnknownHolidays(
  log: FastifyBaseLogger,
  backend: Pick<Backend, "clock" | "settings">,
): void {
  const year = unknownHolidayYear(today(backend), backend.settings.calendar.holidays);
  if (year === null) return;
  log.error(
    { event: "holidays-unknown", code: String(year) },
    `The holidays of ${year} are not known (the table ends with ${HOLIDAY_YEARS.last}); enter them under calendar.holidays.add.`,
  );
}
