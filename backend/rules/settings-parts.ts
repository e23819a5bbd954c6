import { z } from "zod";
import { furtherTexts } from "#contract/domain/text.schema.ts";
import type { LibraryCalendar, RuleSettings } from "./settings.ts";

/* Small parts of the settings schema. */

/** 0 = Sunday. */
export const weekdays = z.array(z.int().min(0).max(6));
export const isoDate = z.iso.date();
export const monthDay = z.string().regex(/^\d{2}-\d{2}$/u);
const words = z.string().min(1);
export const localText = z.strictObject({ ja: words, en: words, ...furtherTexts(words) });
export const timeZone = z.string().refine(isTimeZone, { error: "not a time zone" });

/** 1.9: what one library does otherwise. */
export const libraryCalendar: z.ZodType<LibraryCalendar> = z.strictObject({
  closedWeekdays: weekdays.max(6).exactOptional(),
  monthlyFriday: z.int().min(0).max(4).exactOptional(),
  special: z.array(isoDate).exactOptional(),
});

/** Rule 10's own figures, and how far another library may go. */
export const PASSWORD_LENGTHS = { min: 6, max: 10, least: 4, most: 64 } as const;

export const contactCircle = z.enum(["everybody", "hearing-impaired", "nobody"]);

/** Rules 26, 27: the guide's own offer. */
export const GUIDE_CONTACTS: RuleSettings["contacts"] = {
  none: "everybody",
  mail: "everybody",
  phone: "everybody",
  post: "hearing-impaired", // rule 27
  fax: "everybody",
};

/** Messages of the library to one patron. */
export const messageParts = z.strictObject({
  days: z.int().min(1).max(365).default(60),
  keepReadDays: z.int().min(0).max(90).default(7),
  max: z.int().min(1).max(50).default(10),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
