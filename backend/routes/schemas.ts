import { z } from "zod";
import {
  HOLD_STATES,
  type Hold,
  type HoldList,
  type PlacedHold,
  type TitleLine,
} from "#contract/domain/hold.ts";
import type { DayHours, LibraryInfo } from "#contract/domain/library.ts";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import { CONTACT_METHODS, type EmailState, type Overview, type Patron } from "#contract/domain/patron.ts";
import type { LocalText } from "#contract/domain/text.ts";
import {
  type Availability,
  type Copy,
  KEPT_REASONS,
  MATERIALS,
  SEARCH_FIELDS,
  SEARCH_SORTS,
  type SearchPage,
  type SearchRequest,
  type Suggestion,
  type TitleDetail,
  type TitleSummary,
} from "#contract/domain/title.ts";
import { REFUSALS, type Refusal, type RefusalName } from "#contract/refusals.ts";
import type {
  ChangeHoldBody,
  OperationBody,
  PlaceHoldBody,
  SignedInBody,
  SignInBody,
} from "#contract/rest/bodies.ts";

/** Longest text a request may carry in one field, in characters; longer is no honest kiosk. */
const MAX_TEXT = 100;
/** Longest address asked about; rule 41 decides what is one. */
const MAX_ADDRESS = 320;
const MAX_PAGE = 1000;
const MAX_PAGE_SIZE = 50;

const id = z.string().min(1).max(32);
const text = z.string().max(MAX_TEXT);
const contact = z.enum(CONTACT_METHODS);
const isoDate = z.iso.date();

// What a kiosk sends. Unknown fields are refused.
export const SIGN_IN: z.ZodType<SignInBody> = z.strictObject({ cardNumber: text, password: text });
export const CHANGE_PASSWORD: z.ZodType<{ readonly current: string; readonly next: string }> = z.strictObject(
  {
    current: text,
    next: text,
  },
);
export const SET_EMAIL: z.ZodType<{ readonly address: string }> = z.strictObject({
  address: z.string().max(MAX_ADDRESS),
});
export const PLACE_HOLD: z.ZodType<PlaceHoldBody> = z.strictObject({ title: id, pickup: id, contact });
export const CHANGE_HOLD: z.ZodType<ChangeHoldBody> = z.strictObject({ pickup: id, contact });
export const SEARCH: z.ZodType<SearchRequest> = z.strictObject({
  query: text,
  field: z.enum(SEARCH_FIELDS),
  sort: z.enum(SEARCH_SORTS),
  library: id.nullable(),
  page: z.int().min(1).max(MAX_PAGE),
  pageSize: z.int().min(1).max(MAX_PAGE_SIZE),
});
export const SUGGEST: z.ZodType<{ readonly prefix: string }> = z.strictObject({ prefix: text });
export const FIND: z.ZodType<{ readonly kind: "isbn" | "copy"; readonly value: string }> = z.strictObject({
  kind: z.enum(["isbn", "copy"]),
  value: text,
});
export const ID_PARAMS: z.ZodType<{ readonly id: string }> = z.strictObject({ id: text });
export const KEY_PARAMS: z.ZodType<{ readonly key: string }> = z.strictObject({
  key: z.uuid().toLowerCase(),
});
export const KEY: z.ZodType<string> = z.uuid().toLowerCase();
/** Cancelling, renewing and the deletes say all in their route. */
export const NO_BODY: z.ZodType<Record<string, never> | null | undefined> = z
  .record(z.string(), z.never())
  .nullish();

// What the backend answers. Fields that are not named here never leave it.
const localText: z.ZodType<LocalText> = z.object({ ja: z.string(), en: z.string() });
const dayHours: z.ZodType<DayHours> = z.object({ open: z.string(), close: z.string() });
const names = Object.keys(REFUSALS) as [RefusalName, ...RefusalName[]];
const refusalSchema: z.ZodType<Refusal> = z.object({
  name: z.enum(names),
  details: z
    .object({
      minutes: z.int().exactOptional(),
      max: z.int().exactOptional(),
      have: z.int().exactOptional(),
      date: isoDate.exactOptional(),
      ticket: z.string().exactOptional(),
    })
    .exactOptional(),
});
export const NOTHING: z.ZodType<Record<string, never>> = z.record(z.string(), z.never());

const author = z.object({ name: z.string(), reading: z.string(), role: z.string() });
const line = {
  id: z.string(),
  title: z.string(),
  reading: z.string(),
  volume: z.string(),
  authors: z.array(author),
  ndc: z.string(),
  bookMark: z.string(),
  material: z.enum(MATERIALS),
  audience: z.enum(["general", "children"]),
  language: z.string(),
};
const titleLine: z.ZodType<TitleLine> = z.object(line);
const availability: z.ZodType<Availability> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("on-shelf"), library: z.string(), closedStacks: z.boolean() }),
  z.object({ kind: z.literal("holdable"), waiting: z.int() }),
  z.object({ kind: z.literal("in-library"), library: z.string() }),
  z.object({ kind: z.literal("none") }),
]);
const summary = {
  ...line,
  subtitle: z.string(),
  publisher: z.string(),
  year: z.int().nullable(),
  availability,
};
const titleSummary: z.ZodType<TitleSummary> = z.object(summary);
const copy: z.ZodType<Copy> = z.object({
  barcode: z.string(),
  library: z.string(),
  place: localText,
  closedStacks: z.boolean(),
  callNumber: z.string(),
  kept: z.enum(KEPT_REASONS).nullable(),
  status: z.enum(["on-shelf", "on-loan", "in-transit", "on-hold-shelf", "missing"]),
  dueDate: isoDate.nullable(),
});
export const TITLE: z.ZodType<TitleDetail> = z.object({
  ...summary,
  pages: z.int().nullable(),
  isbn: z.string(),
  summary: z.string(),
  copies: z.array(copy),
  holdable: z.boolean(),
  waiting: z.int(),
});
export const SEARCH_PAGE: z.ZodType<SearchPage> = z.object({
  total: z.int(),
  more: z.boolean(),
  page: z.int(),
  items: z.array(titleSummary),
});
export const SUGGESTIONS: z.ZodType<readonly Suggestion[]> = z.array(
  z.object({ text: z.string(), reading: z.string(), field: z.enum(["title", "author"]) }),
);
export const FOUND: z.ZodType<{ readonly id: string }> = z.object({ id: z.string() });

const masked = z.enum(["registered", "bounced", "refused"]);
const email: z.ZodType<EmailState> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("none") }),
  z.object({ state: masked, masked: z.string() }),
]);
export const PATRON: z.ZodType<Patron> = z.object({
  cardTail: z.string(),
  password: z.enum(["temporary", "real"]),
  email,
  contactMethods: z.array(contact),
});
export const OVERVIEW: z.ZodType<Overview> = z.object({
  patron: PATRON,
  loans: z.object({ count: z.int(), overdue: z.int(), nextDue: isoDate.nullable() }),
  holds: z.object({ count: z.int(), max: z.int() }),
  ready: z.array(z.object({ title: z.string(), library: z.string(), place: localText, until: isoDate })),
});
export const SIGNED_IN: z.ZodType<SignedInBody> = z.object({ session: z.string(), overview: OVERVIEW });

export const HOLD: z.ZodType<Hold> = z.object({
  id: z.string(),
  title: titleLine,
  state: z.enum(HOLD_STATES),
  position: z.int().nullable(),
  pickup: z.string(),
  contact,
  placedAt: z.iso.datetime({ offset: true }),
  changeable: z.boolean(),
  cancellable: z.boolean(),
  ready: z.object({ place: localText, shelf: z.string(), until: isoDate }).nullable(),
  needsCourier: z.boolean(),
});
export const HOLD_LIST: z.ZodType<HoldList> = z.object({
  holds: z.array(HOLD),
  active: z.int(),
  max: z.int(),
});
export const PLACED_HOLD: z.ZodType<PlacedHold> = z.object({ hold: HOLD, remaining: z.int() });

const renewal: z.ZodType<Loan["renewal"]> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), newDueDate: isoDate }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);
export const LOAN: z.ZodType<Loan> = z.object({
  id: z.string(),
  title: titleLine,
  barcode: z.string(),
  dueDate: isoDate,
  daysLeft: z.int(),
  renewals: z.int(),
  renewal,
});
export const LOAN_LIST: z.ZodType<LoanList> = z.object({ loans: z.array(LOAN) });
export const OPERATION: z.ZodType<OperationBody> = z.object({ status: z.int(), body: z.unknown() });

export const INFO: z.ZodType<LibraryInfo> = z.object({
  name: localText,
  phone: z.string(),
  libraries: z.array(
    z.object({
      id: z.string(),
      name: localText,
      shortName: localText,
      phone: z.string(),
      hours: z.array(dayHours.nullable()),
      closedDays: z.array(isoDate),
      pickupPlace: localText,
    }),
  ),
  courierWeekdays: z.array(z.int()),
  mail: z.object({ holdSender: z.string(), confirmSender: z.string(), domain: z.string() }),
  rules: z.object({
    maxHolds: z.int(),
    holdShelfOpenDays: z.int(),
    maxRenewals: z.int(),
    maxFailedSignIns: z.int(),
    lockMinutes: z.int(),
  }),
});
