import { inOneLine } from "../i18n/names.ts";

const TIME = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const BYTES_PER_GB = 1_000_000_000;

/** Time of day of an instant on the terminal's clock, `hh:mm:ss`. */
export function clockTime(instant: string): string {
  return TIME.format(new Date(instant));
}

const DAY_AND_TIME = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

/** Day and time of an instant on the terminal's clock, `yyyy-mm-dd hh:mm:ss`. */
export function dayAndTime(instant: string): string {
  return DAY_AND_TIME.format(new Date(instant));
}

const DAY_AND_MINUTE = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });

/** The same without seconds, in one line. */
export function dayAndMinute(instant: string): string {
  return inOneLine(DAY_AND_MINUTE.format(new Date(instant))).replace(" ", "\u00a0");
}

/** Bytes in gigabytes, with one digit. */
export function gigabytes(bytes: number): string {
  return (bytes / BYTES_PER_GB).toFixed(1);
}
