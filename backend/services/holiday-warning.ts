import type { FastifyBaseLogger } from "fastify";
import type { Backend } from "../backend.ts";
import { HOLIDAY_YEARS, unknownHolidayYear } from "../rules/national-holidays.ts";
import { today } from "./patron-view.ts";

/**
 * D59: warns when the holidays of a year that dates may soon fall into are unknown, because due dates could be closed days. Fixed
 * by a newer `@holiday-jp/holiday_jp`, or by the setting `calendar.holidays.add`.
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
