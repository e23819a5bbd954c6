import { readFileSync } from "node:fs";
import { z } from "zod";
import { MESSAGE_KINDS } from "#contract/domain/message.ts";
import { CONTACT_METHODS } from "#contract/domain/patron.ts";
import { LIBRARY_FILE, type LibraryEntry } from "../rules/library-file.ts";

const loan = z.strictObject({
  title: z.string(),
  /** Days from today to the due date; negative = overdue. */
  dueIn: z.int(),
  renewals: z.int().default(0),
  /** Holds of other patrons; then none of its copies stays on a shelf. */
  waiting: z.int().default(0),
});

const hold = z.strictObject({
  title: z.string(),
  state: z.enum(["applied", "approved", "in-transit", "ready", "cancelled"]),
  pickup: z.string(),
  contact: z.enum(CONTACT_METHODS),
  daysAgo: z.int().min(0),
});

const message = z.strictObject({
  kind: z.enum(MESSAGE_KINDS),
  text: z.string().default(""),
  important: z.boolean().default(false),
  daysAgo: z.int().min(0),
});

const PATRON = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/u),
  card: z.string().regex(/^\d{7,8}$/u),
  password: z.string().regex(/^[A-Za-z0-9]{6,10}$/u),
  label: z.strictObject({ ja: z.string(), en: z.string() }),
  /** A card of another library, which is in no database. */
  elsewhere: z.boolean().default(false),
  temporaryPassword: z.boolean().default(false),
  expiredDaysAgo: z.int().min(1).nullable().default(null),
  lockedDays: z.int().min(1).nullable().default(null),
  email: z
    .strictObject({ address: z.email(), state: z.enum(["registered", "bounced", "refused"]) })
    .nullable()
    .default(null),
  hearingImpaired: z.boolean().default(false),
  loans: z.array(loan).default([]),
  holds: z.array(hold).default([]),
  messages: z.array(message).default([]),
});

/** A card of the demo and its scenario. */
export type DemoPatron = z.infer<typeof PATRON>;
export type DemoHold = z.infer<typeof hold>;
export type DemoMessage = z.infer<typeof message>;
export type DemoLoan = z.infer<typeof loan>;

/** Reads `patrons.json`. Throws when it is not what the demo needs. */
export function readPatrons(path: string): readonly DemoPatron[] {
  return z.array(PATRON).parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Reads `libraries.json`. Throws when it is not what the demo needs. */
export function readLibraries(path: string): readonly LibraryEntry[] {
  return LIBRARY_FILE.parse(JSON.parse(readFileSync(path, "utf8")));
}
