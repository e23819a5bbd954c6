import { z } from "zod";
import { cardRuleParts } from "#contract/card.schema.ts";
import { CONTACT_METHODS } from "#contract/domain/patron.ts";
import { furtherTexts } from "#contract/domain/text.schema.ts";
import { KEPT_REASONS, MATERIALS } from "#contract/domain/title.ts";
import { USUAL_GUESS_LIMITS } from "#contract/guesses.ts";
import { isSafeUrl } from "#contract/settings/encryption.ts";
import { quietMinutes } from "./mail-hours.ts";
import type { LibraryCalendar, RuleSettings } from "./settings.ts";

/** 0 = Sunday. */
const weekdays = z.array(z.int().min(0).max(6));
const isoDate = z.iso.date();
/** Hours of a day, `hh:mm`; `to` up to 24:00. */
const dayTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u, { error: "not a time of day" });
const mailHours = z
  .strictObject({ from: dayTime, to: dayTime })
  .refine(({ from, to }) => from < to, { error: "from is not before to" })
  .default({ from: "08:00", to: "20:00" });
const monthDay = z.string().regex(/^\d{2}-\d{2}$/u);
const nonEmpty = z.string().min(1);
export const localText = z.strictObject({ ja: nonEmpty, en: nonEmpty, ...furtherTexts(nonEmpty) });
const timeZone = z.string().refine(isTimeZone, { error: "not a time zone" });

/** D59. */
const libraryCalendar: z.ZodType<LibraryCalendar> = z.strictObject({
  closedWeekdays: weekdays.max(6).exactOptional(),
  monthlyFriday: z.int().min(0).max(4).exactOptional(),
  special: z.array(isoDate).exactOptional(),
});

/** D10's lengths, and the limits of the setting. */
const PASSWORD_LENGTHS = { min: 6, max: 10, least: 4, most: 64 } as const;

const contactAudience = z.enum(["everybody", "hearing-impaired", "nobody"]);

/** D26, D27. */
const DEFAULT_CONTACTS: RuleSettings["contacts"] = {
  none: "everybody",
  mail: "everybody",
  phone: "everybody",
  post: "hearing-impaired", // D27
  fax: "everybody",
};

/** Messages of the library to one patron. */
const messages = z.strictObject({
  days: z.int().min(1).max(365).default(60),
  keepReadDays: z.int().min(0).max(90).default(7),
  max: z.int().min(1).max(50).default(10),
});

/** Senders and hours of mail. */
const mail = z
  .strictObject({
    holdSender: z.email().default("info@library.example"),
    confirmSender: z.email().default("confirm@library.example"),
    domain: z.string().min(3).default("library.example"),
    replyTo: z.email().nullable().default(null),
    // A `+` in the address could not be distinguished from the one before a mail's token.
    bounceAddress: z
      .email()
      .regex(/^[^+]+$/u)
      .nullable()
      .default(null),
    proof: z.enum(["optional", "required"]).default("optional"),
    proofUrl: z
      .string()
      .max(200)
      // R57: a link contains a secret.
      .refine((url) => isSafeUrl(url), { error: "must be https://..., or http:// to this machine" })
      .regex(/^[^?#]*\/$/u, { error: "does not end with /" })
      .nullable()
      .default(null),
    maxConfirmations: z.int().min(1).max(1000).default(10),
    hours: mailHours,
    maxHours: z.int().min(1).max(240).default(48),
    keepDays: z.int().min(1).max(365).default(30),
  })
  .refine(({ hours, maxHours }) => maxHours * 60 > quietMinutes(hours), {
    path: ["maxHours"],
    error: "not longer than the part of a day in which no notice leaves (hours)",
  });

/** The schema with defaults: `parse({})` gives the defaults of docs/rules.md. */
export const RULE_SETTINGS: z.ZodType<RuleSettings> = z.strictObject({
  name: localText.default({ ja: "県立図書館", en: "Prefectural Library" }),
  phone: z.string().default("000-000-0000"),
  timeZone: timeZone.default("Asia/Tokyo"),
  holds: z
    .strictObject({
      max: z.int().min(1).max(100).default(5),
      shelfOpenDays: z.int().min(1).max(60).default(7),
      showEndedDays: z.int().min(1).max(90).default(30),
      approval: z.enum(["needed", "automatic"]).default("needed"),
      overduePatrons: z.enum(["allowed", "refused"]).default("allowed"),
    })
    .prefault({}),
  loans: z
    .strictObject({
      max: z.int().min(1).max(100).default(5),
      days: z.int().min(1).max(90).default(14),
      maxRenewals: z.int().min(0).max(10).default(1),
      renewalBase: z.enum(["operation-day", "due-date"]).default("operation-day"),
      overdueBlocks: z.enum(["this-loan", "any-loan", "nothing"]).default("this-loan"),
      holdsBlock: z.enum(["no-free-copy", "anybody-waits", "nothing"]).default("anybody-waits"),
      notRenewable: z
        .strictObject({
          materials: z.array(z.enum(MATERIALS)).default(["magazine", "audio-visual"]),
          kept: z.array(z.enum(KEPT_REASONS)).default([...KEPT_REASONS]),
        })
        .prefault({}),
      renewalFromDay: z.int().min(0).max(90).default(0),
    })
    .prefault({}),
  terminals: z
    .strictObject({
      lend: z.boolean().default(false),
      takeBack: z.boolean().default(false),
      cardAlone: z.boolean().default(false),
      counterOnly: z.array(z.enum(MATERIALS)).default([]),
      counterOnlyPlaces: z.array(nonEmpty).default([]),
    })
    .prefault({}),
  journal: z.strictObject({ keepDays: z.int().min(1).max(3650).default(90) }).prefault({}),
  messages: messages.prefault({}),
  calendar: z
    .strictObject({
      closedWeekdays: weekdays.max(6).default([1]),
      yearEnd: z.strictObject({ from: monthDay, to: monthDay }).default({ from: "12-28", to: "01-04" }),
      monthlyFriday: z.int().min(0).max(4).default(3),
      special: z.array(isoDate).default([]),
      holidays: z
        .strictObject({ add: z.array(isoDate).default([]), drop: z.array(isoDate).default([]) })
        .prefault({}),
      byLibrary: z.record(z.string(), libraryCalendar).default({}),
      courierWeekdays: weekdays.default([2, 5]),
    })
    .prefault({}),
  cards: z.strictObject(cardRuleParts).prefault({}),
  passwords: z
    .strictObject({
      min: z.int().min(PASSWORD_LENGTHS.least).max(PASSWORD_LENGTHS.most).default(PASSWORD_LENGTHS.min),
      max: z.int().min(PASSWORD_LENGTHS.least).max(PASSWORD_LENGTHS.most).default(PASSWORD_LENGTHS.max),
    })
    .refine(({ min, max }) => min <= max, { error: "min is more than max" })
    .prefault({}),
  contacts: z
    .partialRecord(z.enum(CONTACT_METHODS), contactAudience)
    .default({})
    .transform((said) => ({ ...DEFAULT_CONTACTS, ...said })),
  signIn: z
    .strictObject({
      maxFailed: z.int().min(1).max(100).default(5),
      lockMinutes: z.int().min(1).max(1440).default(10),
    })
    .prefault({}),
  slowing: z
    .strictObject({
      freeFailures: z.int().min(1).max(1000).default(10),
      mostFailures: z.int().min(2).max(1000).default(USUAL_GUESS_LIMITS.mostFailures),
      forgetSeconds: z.int().min(1).max(60).default(USUAL_GUESS_LIMITS.forgetSeconds),
      maxDelaySeconds: z.number().min(0).max(5).default(3),
    })
    .refine(({ freeFailures, mostFailures }) => freeFailures < mostFailures, {
      error: "freeFailures is not less than mostFailures",
    })
    .prefault({}),
  requests: z
    .strictObject({
      perSecond: z.int().min(1).max(100_000).default(50),
      burst: z.int().min(1).max(1_000_000).default(1500),
    })
    .prefault({}),
  sessions: z
    .strictObject({
      idleMinutes: z.int().min(1).max(120).default(15),
      absoluteMinutes: z.int().min(1).max(600).default(60),
    })
    .prefault({}),
  mail: mail.prefault({}),
});

/** The defaults of docs/rules.md. */
export const DEFAULT_SETTINGS: RuleSettings = RULE_SETTINGS.parse({});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
