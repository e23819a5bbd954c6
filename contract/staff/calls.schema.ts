import { z } from "zod";
import { TYPED_SECRETS } from "../settings/choices.ts";
import type { StaffArgs, StaffVerb } from "./calls.ts";

const nothing = z.strictObject({});
const path = z.string().regex(/^[a-zA-Z]{1,30}(\.[a-zA-Z][a-zA-Z0-9]{0,39}){0,3}$/u);
const place = z.int().min(0).max(100);
/** Values of settings: what they may be is the settings schema's affair; here only their size is bounded. */
const value = z.json().refine((given) => JSON.stringify(given).length <= 8000, { error: "too long" });

/** Input schema of every verb of the staff area. */
export const STAFF_CALL_SCHEMAS: { readonly [V in StaffVerb]: z.ZodType<StaffArgs<V>> } = {
  hello: nothing,
  beat: nothing,
  enter: z.strictObject({ pin: z.string().max(32) }),
  leave: nothing,
  status: nothing,
  settings: nothing,
  change: z.strictObject({ changes: z.array(z.strictObject({ path, value })).min(1).max(50) }),
  undo: nothing,
  secret: z.strictObject({ name: z.enum(TYPED_SECRETS), value: z.string().max(200) }),
  enrol: z.strictObject({ what: z.enum(["scan", "stop", "forget"]) }),
  places: nothing,
  exportFile: z.strictObject({ place }),
  importFile: z.strictObject({
    place,
    file: z.string().regex(/^[\w][\w.-]{0,99}\.json$/u),
    really: z.boolean(),
  }),
  testBackend: nothing,
  printers: nothing,
  testPrinter: nothing,
  records: nothing,
  restart: nothing,
  leaveKiosk: nothing,
};
