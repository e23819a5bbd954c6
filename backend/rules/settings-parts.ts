import { z } from "zod";
import { furtherTexts } from "#contract/domain/text.schema.ts";
import { isSafeUrl } from "#contract/settings/encryption.ts";
import { quietMinutes } from "./mail-hours.ts";
import type { LibraryCalendar, RuleSettings } from "./settings.ts";

/* Small parts of the settings schema. */

/** 0 = Sunday. */
export const weekdays = z.array(z.int().min(0).max(6));
export const isoDate = z.iso.date();
/** Hours of a day, `hh:mm`; `to` up to 24:00. */
const dayTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u, { error: "not a time of day" });
const mailHours = z
  .strictObject({ from: dayTime, to: dayTime })
  .refine(({ from, to }) => from < to, { error: "from is not before to" })
  .default({ from: "08:00", to: "20:00" });
export const monthDay = z.string().regex(/^\d{2}-\d{2}$/u);
const words = z.string().min(1);
export const localText = z.strictObject({ ja: words, en: words, ...furtherTexts(words) });
export const timeZone = z.string().refine(isTimeZone, { error: "not a time zone" });

/** D59: what one library does otherwise. */
export const libraryCalendar: z.ZodType<LibraryCalendar> = z.strictObject({
  closedWeekdays: weekdays.max(6).exactOptional(),
  monthlyFriday: z.int().min(0).max(4).exactOptional(),
  special: z.array(isoDate).exactOptional(),
});

/** D10's own figures, and how far another library may go. */
export const PASSWORD_LENGTHS = { min: 6, max: 10, least: 4, most: 64 } as const;

export const contactCircle = z.enum(["everybody", "hearing-impaired", "nobody"]);

/** D26, D27: the guide's own offer. */
export const GUIDE_CONTACTS: RuleSettings["contacts"] = {
  none: "everybody",
  mail: "everybody",
  phone: "everybody",
  post: "hearing-impaired", // D27
  fax: "everybody",
};

/** Messages of the library to one patron. */
export const messageParts = z.strictObject({
  days: z.int().min(1).max(365).default(60),
  keepReadDays: z.int().min(0).max(90).default(7),
  max: z.int().min(1).max(50).default(10),
});

/** What the library's mail is sent with, and when. */
export const mailParts = z
  .strictObject({
    holdSender: z.email().default("info@library.example"),
    confirmSender: z.email().default("confirm@library.example"),
    domain: z.string().min(3).default("library.example"),
    replyTo: z.email().nullable().default(null),
    // With a `+` of its own the mark of a mail could not be told from it.
    bounceAddress: z
      .email()
      .regex(/^[^+]+$/u)
      .nullable()
      .default(null),
    proof: z.enum(["optional", "required"]).default("optional"),
    proofUrl: z
      .string()
      .max(200)
      // R57: a link bears a secret.
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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
