import { z } from "zod";
import { HOLD_STATES } from "#contract/domain/hold.ts";
import { KIOSK_KINDS } from "#contract/domain/kiosk.ts";
import { MESSAGE_KINDS, MESSAGE_WEIGHTS } from "#contract/domain/message.ts";
import { STAFF_ROLES } from "#contract/domain/staff.ts";
import type {
  AddKioskBody,
  AddStaffBody,
  BarcodeBody,
  CardBody,
  ChangePatronBody,
  CopyBody,
  FindWriteBody,
  IssueCardBody,
  JournalBody,
  LendBody,
  LibraryBody,
  ListHoldsBody,
  ListTasksBody,
  MarkBouncedBody,
  PageBody,
  RemoveAddressBody,
  ShelveBody,
  WriteMessageBody,
} from "#contract/rest/staff-bodies.ts";
import { MESSAGE_MAX } from "#contract/text/message-text.ts";
import { SHELF_NUMBER } from "../rules/hold-shelf.ts";
import { KEY } from "./schemas.ts";

/** Longest name of a member of staff or a kiosk, in characters. */
const MAX_NAME = 60;
/** Longest address that mail can carry (RFC 5321), in characters. */
const MAX_ADDRESS = 254;
/** Lines of the journal in one answer. */
const MAX_LINES = 500;

/** Text without control characters and half surrogates. */
function printable(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{C}+$/u);
}

const id = printable(32);
const card = printable(32);
const barcode = printable(32);
const name = printable(MAX_NAME).regex(/^\S(?:.*\S)?$/u);
const expiresOn = z.iso.date().nullable();
const after = printable(32).nullable();
const shelf = z.string().regex(SHELF_NUMBER).nullable();

// What staff send. Unknown fields are refused.
export const FIND_WRITE: z.ZodType<FindWriteBody> = z.strictObject({ key: KEY });
export const CARD: z.ZodType<CardBody> = z.strictObject({ card });
export const ISSUE_CARD: z.ZodType<IssueCardBody> = z.strictObject({
  card,
  expiresOn,
  hearingImpaired: z.boolean(),
});
export const CHANGE_PATRON: z.ZodType<ChangePatronBody> = z.strictObject({
  card,
  expiresOn: expiresOn.exactOptional(),
  hearingImpaired: z.boolean().exactOptional(),
});
/**
 * Allows line breaks; other unwanted characters are removed later. Only characters that no database can store are refused here.
 */
export const WRITE_MESSAGE: z.ZodType<WriteMessageBody> = z.strictObject({
  card,
  kind: z.enum(MESSAGE_KINDS),
  text: z
    .string()
    .max(MESSAGE_MAX)
    .regex(/^[^\0\p{Cs}]*$/u),
  weight: z.enum(MESSAGE_WEIGHTS),
  confirm: z.boolean(),
  until: z.iso.date().exactOptional(),
});
export const LIST_HOLDS: z.ZodType<ListHoldsBody> = z.strictObject({
  library: id.nullable(),
  states: z.array(z.enum(HOLD_STATES)).min(1).max(HOLD_STATES.length),
  after,
});
export const PAGE: z.ZodType<PageBody> = z.strictObject({ after });
export const LIBRARY: z.ZodType<LibraryBody> = z.strictObject({ library: id });
export const COPY: z.ZodType<CopyBody> = z.strictObject({ library: id, barcode });
export const SHELVE: z.ZodType<ShelveBody> = z.strictObject({ library: id, barcode, shelf });
export const LEND: z.ZodType<LendBody> = z.strictObject({ library: id, barcode, card });
export const BARCODE: z.ZodType<BarcodeBody> = z.strictObject({ barcode });
export const LIST_TASKS: z.ZodType<ListTasksBody> = z.strictObject({ library: id.nullable() });
export const MARK_BOUNCED: z.ZodType<MarkBouncedBody> = z.strictObject({
  card,
  state: z.enum(["bounced", "refused"]),
});
/** Only refuses characters that no database can store. */
export const REMOVE_ADDRESS: z.ZodType<RemoveAddressBody> = z.strictObject({
  address: z
    .string()
    .trim()
    .min(3)
    .max(MAX_ADDRESS)
    .regex(/^\P{C}+$/u),
});
export const JOURNAL: z.ZodType<JournalBody> = z.strictObject({
  hold: id.nullable(),
  copy: barcode.nullable(),
  staff: id.nullable(),
  before: id.nullable(),
  limit: z.int().min(1).max(MAX_LINES),
});
export const ADD_STAFF: z.ZodType<AddStaffBody> = z.strictObject({ name, role: z.enum(STAFF_ROLES) });
export const ADD_KIOSK: z.ZodType<AddKioskBody> = z.strictObject({ name, kind: z.enum(KIOSK_KINDS) });
