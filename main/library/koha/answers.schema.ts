import { z } from "zod";

/*
 * The fields that are read from Koha's answers. All others (names, addresses, other patrons' cards) are dropped at once. Koha
 * sends some numbers as text and leaves fields out depending on the version, so each field accepts all known forms.
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
  // Required by Koha with every change of a patron; sent back unchanged.
  surname: z.string().nullable(),
  library_id: z.string(),
  category_id: z.string(),
  email: maybeText,
  expiry_date: maybeText,
  restricted: flag,
  patron_card_lost: flag,
  incorrect_address: flag,
  opac_notes: maybeText,
  /** Wrong passwords since the right one; below 0 = locked by staff; null = not sent. */
  login_attempts: z
    .number()
    .int()
    .nullish()
    .transform((attempts) => attempts ?? null),
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
  /** While `location` says a temporary one, such as a trolley: where the copy belongs. */
  permanent_location: text,
  callnumber: text,
  /** Despite its name, the due date; null while it is not lent. */
  checked_out_date: maybeText,
  lost_status: code,
  withdrawn: code,
  damaged_status: code,
  effective_not_for_loan_status: code,
  effective_item_type_id: text,
  /** Parts of a set that staff count, such as a disc. */
  materials_notes: text,
  /** With the embed `biblio`. */
  biblio: biblioAnswer.nullish().transform((value) => value ?? null),
  /** With the embed `+strings`: descriptions of coded values. */
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
  /** A date, or the instant at which it begins. */
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

const number = z
  .union([z.number(), z.string().regex(/^\d+(\.\d+)?$/u)])
  .transform(Number)
  .optional()
  .catch(undefined);

/**
 * Reasons by their names. Some values name another patron, so only numbers are read: those of a limit, and a charge.
 */
const reasons = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => {
    const { current_loan_count, max_loans_allowed, RENTALCHARGE } = value ?? {};
    return {
      names: Object.keys(value ?? {}),
      have: number.parse(current_loan_count),
      max: number.parse(max_loans_allowed),
      charge: number.parse(RENTALCHARGE),
    };
  });
/** Whether a copy can be lent to a patron: not at all, or with what staff have to confirm. */
export const availabilityAnswer = z.object({
  blockers: reasons,
  confirms: reasons,
  warnings: reasons,
  confirmation_token: z.string().max(4000),
});
export type KohaAvailability = z.infer<typeof availabilityAnswer>;

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
/** Debts minus credits; text in some versions. */
export const accountAnswer = z.object({
  balance: z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/u)]).transform(Number),
});
/** `end_date` is absent or null for a suspension without an end. */
export const suspensionAnswer = z.object({ end_date: maybeText });
export const tokenAnswer = z.object({ access_token: z.string().min(1).max(4000), expires_in: z.number() });

/** The part of the API description that shows what this version supports. */
export const descriptionAnswer = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
