import { z } from "zod";
import { cardRule } from "../card.schema.ts";
import { HOLD_STATES, type Hold, type HoldList, type PlacedHold } from "../domain/hold.ts";
import { type CheckedIn, type CheckedOut, type ReturnPlace, TAG_STEPS } from "../domain/lending.ts";
import { FEE_REASONS } from "../domain/lending-fee.ts";
import type { DayHours, LibraryInfo } from "../domain/library.ts";
import type { Loan, LoanList } from "../domain/loan.ts";
import { MESSAGE_KINDS, MESSAGE_WEIGHTS, type Message, type MessageList } from "../domain/message.ts";
import { CONTACT_METHODS, type EmailState, type Overview, type Patron } from "../domain/patron.ts";
import { LOCAL_TEXT } from "../domain/text.schema.ts";
import type { LocalText } from "../domain/text.ts";
import {
  type Availability,
  type ClassPage,
  COPY_STATUSES,
  type Copy,
  KEPT_REASONS,
  MATERIALS,
  type RelatedTitles,
  SEARCH_MATCHES,
  type SearchPage,
  SUGGESTION_FIELDS,
  type SubjectClass,
  type Suggestion,
  type Theme,
  type TitleDetail,
  type TitleLine,
  type TitleSummary,
} from "../domain/title.ts";
import { OUT_OF_ORDER, REFUSALS, type Refusal, type RefusalName } from "../refusals.ts";
import type { HealthBody, OperationBody, ReadyBody, RefusalBody } from "./bodies.ts";

/*
 * Bodies of the reference backend's answers. The backend sends only the fields named here, and main accepts no others, so that
 * surplus patron data never reaches a page.
 */

const contact = z.enum(CONTACT_METHODS);
const isoDate = z.iso.date();

const localText: z.ZodType<LocalText> = z.object(LOCAL_TEXT);
const dayHours: z.ZodType<DayHours> = z.object({ open: z.string(), close: z.string() });
const names = Object.keys(REFUSALS) as [RefusalName, ...RefusalName[]];
const fee = z.object({ amount: z.number(), currency: z.string(), reason: z.enum(FEE_REASONS) });
const refusalSchema: z.ZodType<Refusal> = z.object({
  name: z.enum(names),
  details: z
    .object({
      minutes: z.int().exactOptional(),
      seconds: z.int().exactOptional(),
      max: z.int().exactOptional(),
      min: z.int().exactOptional(),
      have: z.int().exactOptional(),
      date: isoDate.exactOptional(),
      reason: z.enum(OUT_OF_ORDER).exactOptional(),
      fee: fee.exactOptional(),
      ticket: z.string().exactOptional(),
    })
    .exactOptional(),
});

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
  isbn: z.string().exactOptional(),
};
const titleLine: z.ZodType<TitleLine> = z.object(line);
const availability: z.ZodType<Availability> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("on-shelf"),
    library: z.string(),
    closedStacks: z.boolean(),
    callNumber: z.string().exactOptional(),
    place: localText.exactOptional(),
  }),
  z.object({ kind: z.literal("holdable"), waiting: z.int() }),
  z.object({ kind: z.literal("in-library"), library: z.string() }),
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("unknown") }),
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
  // A status of a newer backend that this version lacks is one that it cannot tell.
  status: z.enum(COPY_STATUSES).catch("unknown"),
  dueDate: isoDate.nullable(),
});
export const titleAnswer: z.ZodType<TitleDetail> = z.object({
  ...summary,
  pages: z.int().nullable(),
  isbn: z.string(),
  summary: z.string(),
  copies: z.array(copy),
  holdable: z.boolean(),
  waiting: z.int(),
});
export const searchAnswer: z.ZodType<SearchPage> = z.object({
  total: z.int(),
  more: z.boolean(),
  page: z.int(),
  items: z.array(titleSummary),
  asOf: z.string().exactOptional(),
  match: z.enum(SEARCH_MATCHES).exactOptional(),
  didYouMean: z.array(z.string()).exactOptional(),
});
export const suggestAnswer: z.ZodType<readonly Suggestion[]> = z.array(
  z.object({
    text: z.string(),
    reading: z.string(),
    field: z.enum(SUGGESTION_FIELDS),
    titles: z.int().exactOptional(),
  }),
);
const subjectClass = { ndc: z.string(), label: localText, titles: z.int() };
const childClass: z.ZodType<SubjectClass> = z.object(subjectClass);
export const classesAnswer: z.ZodType<readonly SubjectClass[]> = z.array(childClass);
export const classAnswer: z.ZodType<ClassPage> = z.object({ ...subjectClass, children: z.array(childClass) });
export const picksAnswer: z.ZodType<readonly TitleSummary[]> = z.array(titleSummary);
export const relatedAnswer: z.ZodType<RelatedTitles> = z.object({
  volumes: z.array(titleSummary),
  editions: z.array(titleSummary),
});
export const themesAnswer: z.ZodType<readonly Theme[]> = z.array(
  z.object({ term: z.string(), reading: z.string(), ...subjectClass }),
);
export const findAnswer: z.ZodType<{ readonly id: string }> = z.object({ id: z.string() });

const masked = z.enum(["registered", "bounced", "refused"]);
const email: z.ZodType<EmailState> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("none") }),
  z.object({
    state: masked,
    masked: z.string(),
    proven: z.literal(true).exactOptional(),
    awaitsProof: z.literal(true).exactOptional(),
  }),
]);
export const patronAnswer: z.ZodType<Patron> = z.object({
  cardTail: z.string().max(3),
  password: z.enum(["temporary", "real"]),
  email,
  contactMethods: z.array(contact),
});
export const overviewAnswer: z.ZodType<Overview> = z.object({
  patron: patronAnswer,
  loans: z.object({
    count: z.int(),
    overdue: z.int(),
    nextDue: isoDate.nullable(),
    nextTitle: titleLine.exactOptional(),
  }),
  holds: z.object({ count: z.int(), max: z.int() }),
  ready: z.array(
    z.object({
      title: z.string(),
      library: z.string(),
      place: localText,
      shelf: z.string().default(""),
      until: isoDate,
    }),
  ),
  owed: z
    .object({ amount: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/u) })
    .exactOptional(),
  messages: z.object({ count: z.int().positive(), important: z.int().min(0) }).exactOptional(),
});

export const holdAnswer: z.ZodType<Hold> = z.object({
  id: z.string(),
  title: titleLine,
  state: z.enum(HOLD_STATES),
  position: z.int().nullable(),
  pickup: z.string(),
  contact,
  placedAt: z.iso.datetime({ offset: true }),
  changeable: z.boolean(),
  cancellable: z.boolean(),
  suspended: z.object({ until: isoDate.nullable() }).exactOptional(),
  suspendable: z.literal(true).exactOptional(),
  ready: z.object({ place: localText, shelf: z.string(), until: isoDate }).nullable(),
  needsCourier: z.boolean(),
});
export const holdsAnswer: z.ZodType<HoldList> = z.object({
  holds: z.array(holdAnswer),
  active: z.int(),
  max: z.int(),
});
export const placedAnswer: z.ZodType<PlacedHold> = z.object({ hold: holdAnswer, remaining: z.int() });

export const messageAnswer: z.ZodType<Message> = z.object({
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string(),
  date: isoDate.nullable(),
  weight: z.enum(MESSAGE_WEIGHTS),
  confirm: z.boolean(),
  until: isoDate.nullable(),
  read: z.boolean(),
});
export const messagesAnswer: z.ZodType<MessageList> = z.object({ messages: z.array(messageAnswer) });

const renewal: z.ZodType<Loan["renewal"]> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), newDueDate: isoDate.or(z.literal("")) }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);
export const loanAnswer: z.ZodType<Loan> = z.object({
  id: z.string(),
  title: titleLine,
  barcode: z.string(),
  dueDate: isoDate.or(z.literal("")),
  daysLeft: z.int(),
  renewals: z.int(),
  renewal,
});
export const loansAnswer: z.ZodType<LoanList> = z.object({ loans: z.array(loanAnswer) });
const tag = z.enum(TAG_STEPS);
export const checkedOutAnswer: z.ZodType<CheckedOut> = z.object({
  loan: loanAnswer,
  renewed: z.boolean(),
  holdFulfilled: z.boolean(),
  fee: fee.exactOptional(),
  returnable: z.boolean().exactOptional(),
  tag,
});
const returnPlace: z.ZodType<ReturnPlace> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["trolley", "hold-box", "staff"]) }),
  z.object({ kind: z.literal("other-library"), library: z.string().nullable() }),
]);
export const checkedInAnswer: z.ZodType<CheckedIn> = z.object({
  title: titleLine,
  barcode: z.string(),
  place: returnPlace,
  bin: localText.exactOptional(),
  tag,
});
export const operationAnswer: z.ZodType<OperationBody> = z.object({ status: z.int(), body: z.unknown() });

export const infoAnswer: z.ZodType<LibraryInfo> = z.object({
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
      holidayHours: z.array(z.object({ date: isoDate, open: z.string(), close: z.string() })).exactOptional(),
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
    card: cardRule.exactOptional(),
  }),
});
export const healthAnswer: z.ZodType<HealthBody> = z.object({
  catalogueOnly: z.literal(true).exactOptional(),
});
export const readyAnswer: z.ZodType<ReadyBody> = z.object({
  migrations: z.enum(["current", "newer"]),
  mail: z.enum(["off", "ok", "failing"]),
});
/** A known refusal. */
export const refusalAnswer: z.ZodType<RefusalBody> = z.object({ refusal: refusalSchema, code: z.string() });
