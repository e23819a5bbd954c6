/** Date and time parts of a moment in a time zone; an empty zone is the machine's. */
function clockIn(zone: string, at: number): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...(zone === "" ? {} : { timeZone: zone }),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** A moment in SIP2's format: 18 characters, blank zone = the server's local time. An unknown zone counts as the machine's. */
export function sipDate(at: number, zone: string): string {
  let clock: Readonly<Record<string, string>>;
  try {
    clock = clockIn(zone, at);
  } catch {
    clock = clockIn("", at);
  }
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = clock;
  return `${year}${month}${day}    ${hour}${minute}${second}`;
}

/** `YYYY-MM-DD` if it is a valid calendar date. */
function dayOf(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null;
}

function sipDay(
  year: string,
  month: string,
  day: string,
  zone: string,
  time: string,
  ours: string,
): string | null {
  const iso = dayOf(year, month, day);
  if (iso === null || zone.trim() !== "Z" || !/^[0-2]\d[0-5]\d[0-5]\d$/u.test(time)) return iso;
  const at = Date.parse(`${iso}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  if (Number.isNaN(at)) return iso;
  const local = sipDate(at, ours);
  return dayOf(local.slice(0, 4), local.slice(4, 6), local.slice(6, 8));
}

/**
 * The date in AH or another date field as `YYYY-MM-DD`; null = show the text unchanged. Accepts SIP2's own format (`   Z` is
 * converted to the zone, any other zone counts as local: SIP-22), eight digits, ISO, 2026年12月9日, and day-month-year if it is
 * unambiguous (SIP-23). A time is ignored.
 * @param zone IANA zone of the library; empty = the machine's.
 */
export function dayIn(text: string, zone: string): string | null {
  const value = text.trim();
  const sip = /^(\d{4})(\d{2})(\d{2})(?:(.{4})(\d{6})?.{0,2})?$/u.exec(value);
  if (sip) {
    const [, year = "", month = "", day = "", theirs = "", time = ""] = sip;
    return sipDay(year, month, day, theirs, time, zone);
  }
  const iso = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:\D.*)?$/u.exec(value);
  if (iso) return dayOf(iso[1] ?? "", iso[2] ?? "", iso[3] ?? "");
  const other = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:\D.*)?$/u.exec(value);
  if (!other) return null;
  const [, one = "", separator, two = "", year = ""] = other;
  const european = dayOf(year, two, one);
  // Dots always mean day.month.year; otherwise a number above 12, or two equal numbers, settle it.
  if (separator === "." || one === two || Number(one) > 12) return european;
  return Number(two) > 12 ? dayOf(year, one, two) : null;
}
