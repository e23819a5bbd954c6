import { z } from "zod";
import type { LocalText } from "#contract/domain/text.ts";

/**
 * What a library decides for itself: the settings of domain 1.9. Everything has a default; `--settings=<json>`
 * overrides single values.
 */
export interface RuleSettings {
  /** Name of the library as a whole. */
  readonly name: LocalText;
  /** Central telephone number that errors refer to (rule 18). */
  readonly phone: string;
  /** IANA time zone in which days begin and end. */
  readonly timeZone: string;
  readonly holds: {
    /** Rule 34. */
    readonly max: number;
    /** Open days a ready hold waits, counted from the day after the notice. */
    readonly shelfOpenDays: number;
    /** Days a cancelled or expired hold stays in the patron's list (rule 53). */
    readonly showEndedDays: number;
  };
  readonly loans: {
    /** Days a renewal gives. */
    readonly days: number;
    /** Renewals per loan. */
    readonly maxRenewals: number;
    /** From where a renewal counts its days: the day it is asked for, or the due date there is. */
    readonly renewalBase: "operation-day" | "due-date";
    /** What stops a renewal as overdue: this loan only, or any loan on the card. */
    readonly overdueBlocks: "this-loan" | "any-loan";
    /** Days after the start of the loan period before a renewal is offered; 0 = at once. */
    readonly renewalFromDay: number;
  };
  readonly calendar: {
    /** Weekdays closed (0 = Sunday). One that is a national holiday is open, and the next day that is none is closed. */
    readonly closedWeekdays: readonly number[];
    /** Month and day, `mm-dd`, of the first and last closed day around New Year. */
    readonly yearEnd: { readonly from: string; readonly to: string };
    /** 館内整理日: which Friday of the month (0 = none). One that is a holiday moves to the day before. */
    readonly monthlyFriday: number;
    /** Single closed days of all libraries, `yyyy-mm-dd`. */
    readonly special: readonly string[];
    /** Weekdays of the courier between the libraries (rule 39). */
    readonly courierWeekdays: readonly number[];
  };
  readonly cards: {
    /** Regular expression of the library's own card numbers (half-width digits). */
    readonly pattern: string;
    /** Numbers that are surely another library's (rule 6); empty = none. */
    readonly foreignPattern: string;
  };
  readonly signIn: {
    /** Wrong passwords in a row that lock a card. */
    readonly maxFailed: number;
    readonly lockMinutes: number;
  };
  readonly sessions: {
    /** Minutes without a request that end a session. */
    readonly idleMinutes: number;
    /** Minutes after which every session ends. */
    readonly absoluteMinutes: number;
  };
  readonly mail: {
    /** Rule 43: sender of hold mails. */
    readonly holdSender: string;
    /** Rule 43: sender of confirmation mails. */
    readonly confirmSender: string;
    /** Rule 43: the domain that must not be refused. */
    readonly domain: string;
  };
}

const weekdays = z.array(z.int().min(0).max(6));
const isoDate = z.iso.date();
const monthDay = z.string().regex(/^\d{2}-\d{2}$/u);
const localText = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const pattern = z.string().refine(isPattern, { error: "not a regular expression" });

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The schema with its defaults: `parse({})` is a library that follows domain 1.9. */
export const RULE_SETTINGS: z.ZodType<RuleSettings> = z.strictObject({
  name: localText.default({ ja: "県立図書館", en: "Prefectural Library" }),
  phone: z.string().default("000-000-0000"),
  timeZone: z.string().refine(isTimeZone, { error: "not a time zone" }).default("Asia/Tokyo"),
  holds: z
    .strictObject({
      max: z.int().min(1).max(100).default(5),
      shelfOpenDays: z.int().min(1).max(60).default(7),
      showEndedDays: z.int().min(1).max(90).default(30),
    })
    .prefault({}),
  loans: z
    .strictObject({
      days: z.int().min(1).max(90).default(14),
      maxRenewals: z.int().min(0).max(10).default(1),
      renewalBase: z.enum(["operation-day", "due-date"]).default("operation-day"),
      overdueBlocks: z.enum(["this-loan", "any-loan"]).default("this-loan"),
      renewalFromDay: z.int().min(0).max(90).default(0),
    })
    .prefault({}),
  calendar: z
    .strictObject({
      closedWeekdays: weekdays.max(6).default([1]),
      yearEnd: z.strictObject({ from: monthDay, to: monthDay }).default({ from: "12-28", to: "01-04" }),
      monthlyFriday: z.int().min(0).max(4).default(3),
      special: z.array(isoDate).default([]),
      courierWeekdays: weekdays.default([2, 5]),
    })
    .prefault({}),
  cards: z
    .strictObject({
      pattern: pattern.default("^\\d{7}$"),
      foreignPattern: pattern.default("^(\\d{8}|\\d{10})$"),
    })
    .prefault({}),
  signIn: z
    .strictObject({
      maxFailed: z.int().min(1).max(100).default(5),
      lockMinutes: z.int().min(1).max(1440).default(10),
    })
    .prefault({}),
  sessions: z
    .strictObject({
      idleMinutes: z.int().min(1).max(120).default(15),
      absoluteMinutes: z.int().min(1).max(600).default(60),
    })
    .prefault({}),
  mail: z
    .strictObject({
      holdSender: z.email().default("info@library.example"),
      confirmSender: z.email().default("confirm@library.example"),
      domain: z.string().min(3).default("library.example"),
    })
    .prefault({}),
});

/** The defaults of domain 1.9. */
export const DEFAULT_SETTINGS: RuleSettings = RULE_SETTINGS.parse({});
