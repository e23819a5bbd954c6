import { z } from "zod";

/*
 * What we read of Koha's answers, and nothing else of them: names, addresses and other patrons' cards are dropped at once.
 * Koha writes some numbers as texts and leaves fields out by version, so each field takes what was ever seen.
 */

const id = z.union([z.int(), z.string().min(1).max(64)]).transform(String);
const maybeId = id.nullish().transform((value) => value ?? null);
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)));
const maybeText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const flag = z
  .union([z.boolean(), z.number()])
  .nullish()
  .transform((value) => value === true || (typeof value === "number" && value > 0));
const code = z
  .union([z.number(), z.boolean()])
  .nullish()
  .transform((value) => Number(value ?? 0));
const count = z
  .int()
  .nullish()
  .transform((value) => value ?? 0);

export const validatedAnswer = z.object({ cardnumber: z.string().min(1), patron_id: maybeId });

export const patronAnswer = z.object({
  patron_id: id,
  cardnumber: text,
  // Koha demands these three with every change of a patron; they go back as they came.
  surname: z.string().nullable(),
  library_id: z.string(),
  category_id: z.string(),
  email: maybeText,
  expiry_date: maybeText,
  restricted: flag,
  patron_card_lost: flag,
  incorrect_address: flag,
  opac_notes: maybeText,
});
export type KohaPatron = z.infer<typeof patronAnswer>;
export const patronsAnswer = z.array(patronAnswer);

export const biblioAnswer = z.object({
  biblio_id: id,
  title: text,
  subtitle: text,
  author: text,
  part_number: text,
  part_name: text,
  volume: text,
  publisher: text,
  publication_year: text,
  copyright_date: text,
  isbn: text,
  pages: text,
  abstract: text,
  serial: flag,
});
export type KohaBiblio = z.infer<typeof biblioAnswer>;
export const bibliosAnswer = z.array(biblioAnswer);

export const itemAnswer = z.object({
  item_id: id,
  biblio_id: id,
  external_id: text,
  home_library_id: maybeText,
  holding_library_id: maybeText,
  location: text,
  callnumber: text,
  /** Despite its name: the day it is due; null while it is not lent. */
  checked_out_date: maybeText,
  lost_status: code,
  withdrawn: code,
  damaged_status: code,
  effective_not_for_loan_status: code,
  /** With the embed `biblio`. */
  biblio: biblioAnswer.nullish().transform((value) => value ?? null),
  /** With the embed `+strings`: the words of coded values. */
  _strings: z
    .object({ location: z.object({ str: text }).nullish() })
    .nullish()
    .transform((value) => value?.location?.str ?? ""),
});
export type KohaItem = z.infer<typeof itemAnswer>;
export const itemsAnswer = z.array(itemAnswer);

export const holdAnswer = z.object({
  hold_id: id,
  patron_id: id,
  biblio_id: id,
  item_id: maybeId,
  pickup_library_id: text,
  priority: count,
  /** Null = in the queue · W waiting · T in transit · P processing. */
  status: maybeText,
  hold_date: maybeText,
  waiting_date: maybeText,
  expiration_date: maybeText,
  suspended: flag,
  /** A day, or the instant at which it begins. */
  suspended_until: maybeText,
});
export type KohaHold = z.infer<typeof holdAnswer>;
export const holdsAnswer = z.array(holdAnswer);
export const queueAnswer = z.array(holdAnswer.pick({ biblio_id: true, item_id: true, status: true }));
export type QueuedHold = z.infer<typeof queueAnswer>[number];

export const checkoutAnswer = z.object({
  checkout_id: id,
  patron_id: id,
  item_id: maybeId,
  due_date: z.string(),
  renewals_count: count,
});
export type KohaCheckout = z.infer<typeof checkoutAnswer>;
export const checkoutsAnswer = z.array(checkoutAnswer);

export const allowsAnswer = z.object({
  allows_renewal: flag,
  max_renewals: z
    .union([z.int(), z.string().regex(/^\d{1,4}$/u)])
    .nullish()
    .transform((value) => (value === null || value === undefined ? null : Number(value))),
  error: maybeText,
});

export const librariesAnswer = z.array(
  z.object({
    library_id: z.string().min(1).max(64),
    name: text,
    phone: text,
    pickup_location: z
      .union([z.boolean(), z.number()])
      .nullish()
      .transform((value) => (value === null || value === undefined ? null : value === true || value === 1)),
    needs_override: flag,
  }),
);
export type KohaLibrary = z.infer<typeof librariesAnswer>[number];

export const pickupAnswer = z.object({ pickup_library_id: z.string() });
/** What is owed less what was paid too much; texts in some versions. */
export const accountAnswer = z.object({
  balance: z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/u)]).transform(Number),
});
/** `end_date` is left out or null when nobody said how long. */
export const suspensionAnswer = z.object({ end_date: maybeText });
export const tokenAnswer = z.object({ access_token: z.string().min(1).max(4000), expires_in: z.number() });

/** The part of the server's own description that tells what this version can do. */
export const descriptionAnswer = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
