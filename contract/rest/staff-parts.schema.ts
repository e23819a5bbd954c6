import { z } from "zod";
import { HOLD_STATES } from "../domain/hold.ts";
import { CONTACT_METHODS, type EmailState } from "../domain/patron.ts";
import type { StaffCopy, StaffHold } from "../domain/staff.ts";
import { LOCAL_TEXT } from "../domain/text.schema.ts";
import { MATERIALS, type TitleLine } from "../domain/title.ts";

/* Parts of several staff answers. */

export const isoDate = z.iso.date();
export const instant = z.iso.datetime({ offset: true });
const localText = z.object(LOCAL_TEXT);
export const count = z.int().min(0);

export const titleLine: z.ZodType<TitleLine> = z.object({
  id: z.string(),
  title: z.string(),
  reading: z.string(),
  volume: z.string(),
  authors: z.array(z.object({ name: z.string(), reading: z.string(), role: z.string() })),
  ndc: z.string(),
  bookMark: z.string(),
  material: z.enum(MATERIALS),
  audience: z.enum(["general", "children"]),
  language: z.string(),
  isbn: z.string().exactOptional(),
});
export const email: z.ZodType<EmailState> = z.union([
  z.object({ state: z.literal("none") }),
  z.object({
    state: z.enum(["registered", "bounced", "refused"]),
    masked: z.string(),
    proven: z.literal(true).exactOptional(),
    awaitsProof: z.literal(true).exactOptional(),
  }),
]);

export const copy: z.ZodType<StaffCopy> = z.object({
  barcode: z.string(),
  library: z.string(),
  place: localText,
  closedStacks: z.boolean(),
  callNumber: z.string(),
});
export const hold: z.ZodType<StaffHold> = z.object({
  id: z.string(),
  card: z.string(),
  title: titleLine,
  state: z.enum(HOLD_STATES),
  position: z.int().min(1).nullable(),
  pickup: z.string(),
  contact: z.enum(CONTACT_METHODS),
  placedAt: instant,
  copy: copy.nullable(),
  arrives: isoDate.nullable(),
  shelf: z.string().nullable(),
  readyUntil: isoDate.nullable(),
});
