import type { IsoDate, IsoInstant, Language } from "#contract/domain/text.ts";
import { dayForChildren } from "#contract/text/child-days.ts";
import { TIME_ZONE } from "#contract/time-zone.ts";

/** Cached formats: creating one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE });
  formats.set(key, made);
  return made;
}

const numberFormats = new Map<Language, Intl.NumberFormat>();

/** A whole number with the separators of a language: 「12,345」. */
export function formatNumber(count: number, language: Language): string {
  const format = numberFormats.get(language) ?? new Intl.NumberFormat(language);
  numberFormats.set(language, format);
  return format.format(count);
}

function parts(at: number, locale: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const written = formatOf(locale, options).formatToParts(at);
  return Object.fromEntries(written.map((part) => [part.type, part.value]));
}

/** Noon in the library's zone, so that no offset changes the date. */
function noon(date: IsoDate): number {
  return Date.parse(`${date}T12:00:00+09:00`);
}

/** Locale for date formats; variants of Japanese use Japanese. */
const LOCALES: Readonly<Record<Language, string>> = {
  ja: "ja-JP",
  "ja-x-easy": "ja-JP",
  en: "en-GB",
  "zh-Hans": "zh-CN",
  ko: "ko-KR",
  "ja-x-child": "ja-JP",
};

/** Weekdays as children read them, Sunday first. */
const CHILDREN_WEEKDAYS = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"] as const;

/** A library's text with each weekday in the line of the date before it, as `formatDate` writes them. */
export function keepWeekdays(text: string): string {
  return text
    .replaceAll(/\d+月\d+日[（(](?:周|星期).[）)]/gu, (date) => [...date].join(JOINED))
    .replaceAll(/(?:[日일](?:\[\p{Script=Hiragana}+\])?|にち)(?=[（(])/gu, `$&${JOINED}`)
    .replaceAll(/[（(][^（()）]*曜[^（()）]*[）)](?=\p{Script=Hiragana})/gu, `$&${JOINED}`);
}

interface DayParts {
  readonly month: string;
  readonly day: string;
  readonly weekday: string;
}

/**
 * Keeps a date and its weekday in one line, where no space is between them, and after the bracket 「まで」 or a Korean particle (V8).
 * Chinese breaks between any two characters.
 */
const JOINED = "\u2060";

/** Date format of each language: short, with weekday, without a year. */
const WRITTEN: Readonly<Record<Language, (parts: DayParts, date: IsoDate) => string>> = {
  ja: ({ month, day, weekday }) => `${month}月${JOINED}${day}日${JOINED}(${weekday})`,
  "ja-x-easy": ({ month, day, weekday }) => `${month}月${day}日${JOINED}（${weekday}曜日）${JOINED}`,
  en: ({ month, day, weekday }) => `${weekday}\u00a0${day}\u00a0${month}`,
  "zh-Hans": ({ month, day, weekday }) => [...`${month}月${day}日（${weekday}）`].join(JOINED),
  ko: ({ month, day, weekday }) => `${month}월\u00a0${day}일${JOINED}(${weekday})${JOINED}`,
  "ja-x-child": ({ month, day }, date) => {
    const said = dayForChildren(Number(day));
    return `${month}がつ\u00a0${said} ${CHILDREN_WEEKDAYS[weekdayOf(date)]}ようび`;
  },
};

/** 「11月28日(金)」 "Fri 28 Nov" 「11月28日（周五）」 「11월 28일(금)」 「11がつ 28にち きんようび」 */
export function formatDate(date: IsoDate, language: Language): string {
  const {
    month = "",
    day = "",
    weekday = "",
  } = parts(noon(date), LOCALES[language], {
    month: language === "en" ? "short" : "numeric",
    day: "numeric",
    weekday: "short",
  });
  return WRITTEN[language]({ month, day, weekday }, date);
}

/** A time without a leading zero: 「9:00」 for `09:00`. */
export function formatTime(time: string): string {
  return time.replace(/^0(?=\d:)/u, "");
}

/** The time of an instant in the library's zone: 「9:05」. */
export function timeOf(instant: IsoInstant): string {
  const { hour = "", minute = "" } = parts(Date.parse(instant), "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
  return formatTime(`${hour}:${minute}`);
}

/** The name of a weekday (0 = Sunday), short where that is read: 「火」 「火曜日」 "Tue" 「周二」 「화」 「かようび」. */
export function weekdayName(weekday: number, language: Language): string {
  if (language === "ja-x-child") return `${CHILDREN_WEEKDAYS[weekday] ?? ""}ようび`;
  // 1 January 2023 was a Sunday: day n of that week is weekday n.
  const { weekday: name = "" } = parts(noon(`2023-01-0${weekday + 1}`), LOCALES[language], {
    weekday: "short",
  });
  if (language === "zh-Hans") return [...name].join(JOINED);
  return language === "ja-x-easy" ? `${name}曜日` : name;
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
