import { MINUTE_MS } from "../clock.ts";
import { timeOfDay } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

const DAY_MINUTES = 24 * 60;

/** Settings for the hours of mails. */
type Settings = Pick<RuleSettings, "timeZone"> & { readonly mail: Pick<RuleSettings["mail"], "hours"> };

/** Minutes after midnight of a time `hh:mm`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Minutes per day without notices. */
export function quietMinutes({ from, to }: RuleSettings["mail"]["hours"]): number {
  return DAY_MINUTES - (minutesOf(to) - minutesOf(from));
}

/** Whether notices may be sent now. `now` in milliseconds. */
export function isMailHour(now: number, { timeZone, mail: { hours } }: Settings): boolean {
  const time = timeOfDay(now, timeZone);
  return time >= hours.from && time < hours.to;
}

/**
 * When a notice due at an instant may be sent: then, or when the next mail hours begin; in milliseconds. Accurate to the hour on
 * a night with a clock change.
 */
export function nextMailHour(instant: number, settings: Settings): number {
  if (isMailHour(instant, settings)) return instant;
  const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  const now = minutesOf(timeOfDay(minute, settings.timeZone));
  const wait = (minutesOf(settings.mail.hours.from) - now + DAY_MINUTES) % DAY_MINUTES;
  return minute + wait * MINUTE_MS;
}
