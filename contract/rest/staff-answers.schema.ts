import { z } from "zod";
import { KIOSK_KINDS, type KioskInfo } from "../domain/kiosk.ts";
import { MESSAGE_KINDS, MESSAGE_WEIGHTS } from "../domain/message.ts";
import {
  type ClearLine,
  type ClearList,
  type CounterCancelled,
  type CourierList,
  type IssuedCard,
  type Lent,
  type MarkedCopy,
  type NewStaffMember,
  type PickList,
  type Placed,
  type Placement,
  type Returned,
  STAFF_ROLES,
  type StaffCard,
  type StaffHoldList,
  type StaffList,
  type StaffMember,
  type StaffMessage,
  type StaffPatron,
} from "../domain/staff.ts";
import {
  type BouncedList,
  type FoundWrite,
  JOURNAL_VERBS,
  type Journal,
  REPORT_OUTCOMES,
  STAFF_TASK_KINDS,
  type StaffMailList,
  type StaffTask,
  type StaffTaskList,
  WRITE_OUTCOMES,
} from "../domain/staff-office.ts";
import { KEPT_REASONS } from "../domain/title.ts";
import type { StaffCalls } from "./staff-bodies.ts";
import { copy, count, email, hold, instant, isoDate, titleLine } from "./staff-parts.schema.ts";
import {
  STAFF_REFUSALS,
  type StaffRefusal,
  type StaffRefusalBody,
  type StaffRefusalName,
} from "./staff-refusals.ts";
import type { StaffRouteName } from "./staff-routes.ts";

/* Bodies of the answers to staff: the backend sends only the fields named here. */

const member: z.ZodType<StaffMember> = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  madeAt: instant,
  revokedAt: instant.nullable(),
});
const newMember: z.ZodType<NewStaffMember> = z.object({ member, token: z.string().nullable() });
const staffList: z.ZodType<StaffList> = z.object({ staff: z.array(member) });

const issuedCard: z.ZodType<IssuedCard> = z.object({
  card: z.string(),
  temporaryPassword: z.string().nullable(),
  expiresOn: isoDate.nullable(),
});

const holdList: z.ZodType<StaffHoldList> = z.object({ holds: z.array(hold), next: z.string().nullable() });

const cardFields = {
  card: z.string(),
  password: z.enum(["temporary", "real"]),
  expiresOn: isoDate.nullable(),
  expired: z.boolean(),
  hearingImpaired: z.boolean(),
  email,
  lockedMinutes: z.int().min(1).nullable(),
};
const card: z.ZodType<StaffCard> = z.object(cardFields);
const patron: z.ZodType<StaffPatron> = z.object({
  ...cardFields,
  loans: z.array(
    z.object({
      barcode: z.string(),
      title: titleLine,
      dueDate: isoDate,
      daysLeft: z.int(),
      renewals: count,
    }),
  ),
  maxLoans: count,
  holds: z.array(hold),
  maxHolds: count,
});

const message: z.ZodType<StaffMessage> = z.object({
  id: z.string(),
  card: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string(),
  date: isoDate.nullable(),
  weight: z.enum(MESSAGE_WEIGHTS),
  confirm: z.boolean(),
  until: isoDate.nullable(),
  read: z.boolean(),
  writtenAt: instant,
  readAt: instant.nullable(),
});

const pickList: z.ZodType<PickList> = z.object({
  library: z.string(),
  lines: z.array(
    z.object({ copy, title: titleLine, hold: z.string(), approved: z.boolean(), pickup: z.string() }),
  ),
});
const clearLine: z.ZodType<ClearLine> = z.object({
  copy,
  title: titleLine,
  shelf: z.string().nullable(),
  hold: z.string().nullable(),
  to: z.string(),
});
const clearList: z.ZodType<ClearList> = z.object({ library: z.string(), lines: z.array(clearLine) });
const courierList: z.ZodType<CourierList> = z.object({
  library: z.string(),
  lines: z.array(
    z.object({
      copy,
      title: titleLine,
      from: z.string(),
      hold: z.string().nullable(),
      sentAt: instant,
      arrives: isoDate.nullable(),
      late: z.boolean(),
    }),
  ),
});
const cancelled: z.ZodType<CounterCancelled> = z.object({ hold, copy: clearLine.nullable() });

const placement: z.ZodType<Placement> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hold-shelf"), hold: z.string(), shelf: z.string(), until: isoDate }),
  z.object({
    kind: z.literal("courier"),
    to: z.string(),
    hold: z.string().nullable(),
    arrives: isoDate.nullable(),
  }),
  z.object({ kind: z.literal("shelf") }),
]);
const placed: z.ZodType<Placed> = z.object({ copy, title: titleLine, placement });
const returned: z.ZodType<Returned> = z.object({
  copy,
  title: titleLine,
  placement,
  wasOnLoan: z.boolean(),
  daysLate: count,
});
const lent: z.ZodType<Lent> = z.object({
  copy,
  title: titleLine,
  dueDate: isoDate,
  loans: count,
  maxLoans: count,
  overdue: count,
  fulfilled: z.string().nullable(),
  waiting: count,
});
const marked: z.ZodType<MarkedCopy> = z.object({
  copy,
  title: titleLine,
  missing: z.boolean(),
  onLoan: z.boolean(),
  requeued: z.string().nullable(),
  unfillable: z.array(z.string()),
  kept: z.enum(KEPT_REASONS).nullable(),
});

const task: z.ZodType<StaffTask> = z.object({
  id: z.string(),
  kind: z.enum(STAFF_TASK_KINDS),
  way: z.enum(["phone", "post", "fax", "any"]),
  why: z.enum(["chosen", "bounced", "refused", "undelivered", "no-address", "unproven", "no-copy"]),
  library: z.string(),
  hold,
  madeAt: instant,
});
const taskList: z.ZodType<StaffTaskList> = z.object({ tasks: z.array(task) });
const mailList: z.ZodType<StaffMailList> = z.object({
  mails: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["email-confirmation", "hold-ready", "hold-expired"]),
      state: z.enum(["waiting", "dead"]),
      card: z.string(),
      hold: z.string().nullable(),
      madeAt: instant,
      attempts: count,
      nextTryAt: instant.nullable(),
      trouble: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
const bouncedList: z.ZodType<BouncedList> = z.object({
  addresses: z.array(
    z.object({ card: z.string(), state: z.enum(["bounced", "refused"]), masked: z.string() }),
  ),
  next: z.string().nullable(),
});

const kiosk: z.ZodType<KioskInfo> = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(KIOSK_KINDS),
  createdAt: instant,
  revokedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
});

const journal: z.ZodType<Journal> = z.object({
  lines: z.array(
    z.object({
      id: z.string(),
      at: instant,
      by: z.object({ kind: z.enum(["staff", "kiosk", "job"]), id: z.string().nullable() }),
      verb: z.enum(JOURNAL_VERBS),
      hold: z.string().nullable(),
      copy: z.string().nullable(),
      patron: z.string().nullable(),
      staff: z.string().nullable(),
      task: z.string().nullable(),
      kiosk: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

const foundWrite: z.ZodType<FoundWrite> = z.object({
  outcome: z.enum(WRITE_OUTCOMES),
  at: instant.nullable(),
});

/** Schema of each answer of a staff route. */
export const STAFF_ANSWERS: { readonly [N in StaffRouteName]: z.ZodType<StaffCalls[N]["answer"]> } = {
  me: member,
  findPatron: patron,
  issueCard: issuedCard,
  changePatron: card,
  temporaryPassword: issuedCard,
  unlockCard: card,
  writeMessage: message,
  listMessages: z.object({ messages: z.array(message) }),
  withdrawMessage: z.object({ id: z.string() }),
  listHolds: holdList,
  approveHold: hold,
  approveAll: z.object({ approved: count }),
  cancelHoldForPatron: cancelled,
  pickList,
  courierList,
  clearList,
  send: placed,
  receive: placed,
  ready: placed,
  lend: lent,
  return: returned,
  markLost: marked,
  markFound: marked,
  listTasks: taskList,
  finishTask: z.object({ id: z.string() }),
  outbox: mailList,
  bounced: bouncedList,
  markBounced: card,
  removeAddress: z.object({ cards: z.array(z.string()) }),
  takeReport: z.object({ outcome: z.enum(REPORT_OUTCOMES) }),
  findWrite: foundWrite,
  journal,
  listStaff: staffList,
  addStaff: newMember,
  revokeStaff: member,
  listKiosks: z.object({ kiosks: z.array(kiosk) }),
  addKiosk: z.object({ kiosk, token: z.string().nullable() }),
  revokeKiosk: kiosk,
};

const names = Object.keys(STAFF_REFUSALS) as [StaffRefusalName, ...StaffRefusalName[]];
const details = z.object({
  max: z.int().exactOptional(),
  have: z.int().exactOptional(),
  date: isoDate.exactOptional(),
  library: z.string().exactOptional(),
  role: z.string().exactOptional(),
});
const staffRefusal: z.ZodType<StaffRefusal> = z.object({
  name: z.enum(names),
  details: details.exactOptional(),
});
/** A staff refusal. The general ones are `refusalAnswer` of `answers.schema.ts`. */
export const staffRefusalAnswer: z.ZodType<StaffRefusalBody> = z.object({
  refusal: staffRefusal,
  code: z.string(),
});
