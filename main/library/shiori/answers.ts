import { z } from "zod";
import type { Hold, HoldList, PlacedHold, TitleLine } from "#contract/domain/hold.ts";
import { HOLD_STATES } from "#contract/domain/hold.ts";
import type { Library, LibraryInfo } from "#contract/domain/library.ts";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import { CONTACT_METHODS, type EmailState, type Overview, type Patron } from "#contract/domain/patron.ts";
import type { LocalText } from "#contract/domain/text.ts";
import {
  type Author,
  type Availability,
  type Copy,
  KEPT_REASONS,
  MATERIALS,
  type SearchPage,
  type Suggestion,
  type TitleDetail,
  type TitleSummary,
} from "#contract/domain/title.ts";
import { REFUSALS, type Refusal, type RefusalName } from "#contract/refusals.ts";
import type { OperationBody, RefusalBody, SignedInBody } from "#contract/rest/bodies.ts";

/*
 * Shapes of the backend's answers. Objects drop what they do not know: a backend that says too much about a
 * patron does not get it onto the page.
 */

const text: z.ZodType<LocalText> = z.object({ ja: z.string(), en: z.string() });
const count = z.number().min(0);

const dayHours = z.object({ open: z.string(), close: z.string() });
const library: z.ZodType<Library> = z.object({
  id: z.string(),
  name: text,
  shortName: text,
  phone: z.string(),
  hours: z.array(dayHours.nullable()),
  closedDays: z.array(z.string()),
  pickupPlace: text,
});

export const infoAnswer: z.ZodType<LibraryInfo> = z.object({
  name: text,
  phone: z.string(),
  libraries: z.array(library),
  courierWeekdays: z.array(z.number()),
  mail: z.object({ holdSender: z.string(), confirmSender: z.string(), domain: z.string() }),
  rules: z.object({
    maxHolds: count,
    holdShelfOpenDays: count,
    maxRenewals: count,
    maxFailedSignIns: count,
    lockMinutes: count,
  }),
});

const author: z.ZodType<Author> = z.object({ name: z.string(), reading: z.string(), role: z.string() });
const titleLineShape = {
  id: z.string(),
  title: z.string(),
  reading: z.string(),
  volume: z.string(),
  authors: z.array(author),
  ndc: z.string(),
  bookMark: z.string(),
  audience: z.enum(["general", "children"]),
  material: z.enum(MATERIALS),
  language: z.string(),
};
const titleLine: z.ZodType<TitleLine> = z.object(titleLineShape);

const availability: z.ZodType<Availability> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("on-shelf"), library: z.string(), closedStacks: z.boolean() }),
  z.object({ kind: z.literal("holdable"), waiting: count }),
  z.object({ kind: z.literal("in-library"), library: z.string() }),
  z.object({ kind: z.literal("none") }),
]);
const summaryShape = {
  ...titleLineShape,
  subtitle: z.string(),
  publisher: z.string(),
  year: z.number().nullable(),
  availability,
};
const summary: z.ZodType<TitleSummary> = z.object(summaryShape);
const copy: z.ZodType<Copy> = z.object({
  barcode: z.string(),
  library: z.string(),
  place: text,
  closedStacks: z.boolean(),
  callNumber: z.string(),
  kept: z.enum(KEPT_REASONS).nullable(),
  status: z.enum(["on-shelf", "on-loan", "in-transit", "on-hold-shelf", "missing"]),
  dueDate: z.string().nullable(),
});

export const titleAnswer: z.ZodType<TitleDetail> = z.object({
  ...summaryShape,
  pages: z.number().nullable(),
  isbn: z.string(),
  summary: z.string(),
  copies: z.array(copy),
  holdable: z.boolean(),
  waiting: count,
});
export const searchAnswer: z.ZodType<SearchPage> = z.object({
  total: count,
  more: z.boolean(),
  page: z.number(),
  items: z.array(summary),
});
const suggestion: z.ZodType<Suggestion> = z.object({
  text: z.string(),
  reading: z.string(),
  field: z.enum(["title", "author"]),
});
export const suggestAnswer: z.ZodType<readonly Suggestion[]> = z.array(suggestion);
export const findAnswer: z.ZodType<{ readonly id: string }> = z.object({ id: z.string() });

/** A refusal the catalogue knows; details are figures only. */
const refusalName = z.custom<RefusalName>(
  (name) => typeof name === "string" && Object.hasOwn(REFUSALS, name),
);
const refusalShape: z.ZodType<Refusal> = z.object({
  name: refusalName,
  details: z
    .object({
      minutes: z.number().exactOptional(),
      max: z.number().exactOptional(),
      have: z.number().exactOptional(),
      date: z.string().exactOptional(),
      ticket: z.string().exactOptional(),
    })
    .exactOptional(),
});
export const refusalAnswer: z.ZodType<RefusalBody> = z.object({ refusal: refusalShape, code: z.string() });

const email: z.ZodType<EmailState> = z.union([
  z.object({ state: z.literal("none") }),
  z.object({ state: z.enum(["registered", "bounced", "refused"]), masked: z.string() }),
]);
export const patronAnswer: z.ZodType<Patron> = z.object({
  cardTail: z.string().max(3),
  password: z.enum(["temporary", "real"]),
  email,
  contactMethods: z.array(z.enum(CONTACT_METHODS)),
});
export const overviewAnswer: z.ZodType<Overview> = z.object({
  patron: patronAnswer,
  loans: z.object({ count, overdue: count, nextDue: z.string().nullable() }),
  holds: z.object({ count, max: count }),
  ready: z.array(z.object({ title: z.string(), library: z.string(), place: text, until: z.string() })),
});
export const signedInAnswer: z.ZodType<SignedInBody> = z.object({
  session: z.string().min(1).max(500),
  overview: overviewAnswer,
});

export const loanAnswer: z.ZodType<Loan> = z.object({
  id: z.string(),
  title: titleLine,
  barcode: z.string(),
  dueDate: z.string(),
  daysLeft: z.number(),
  renewals: count,
  renewal: z.union([
    z.object({ ok: z.literal(true), newDueDate: z.string() }),
    z.object({ ok: z.literal(false), refusal: refusalShape }),
  ]),
});
export const loansAnswer: z.ZodType<LoanList> = z.object({ loans: z.array(loanAnswer) });

export const holdAnswer: z.ZodType<Hold> = z.object({
  id: z.string(),
  title: titleLine,
  state: z.enum(HOLD_STATES),
  position: z.number().nullable(),
  pickup: z.string(),
  contact: z.enum(CONTACT_METHODS),
  placedAt: z.string(),
  changeable: z.boolean(),
  cancellable: z.boolean(),
  ready: z.object({ place: text, shelf: z.string(), until: z.string() }).nullable(),
  needsCourier: z.boolean(),
});
export const holdsAnswer: z.ZodType<HoldList> = z.object({
  holds: z.array(holdAnswer),
  active: count,
  max: count,
});
export const placedAnswer: z.ZodType<PlacedHold> = z.object({ hold: holdAnswer, remaining: count });

export const operationAnswer: z.ZodType<OperationBody> = z.object({ status: z.number(), body: z.unknown() });
/** `health`, `signOut`: nothing in the body is of interest. */
export const nothingAnswer: z.ZodType<Record<string, never>> = z.unknown().transform(() => ({}));
