import { z } from "zod";
import { ADAPTERS, CATALOGUE_SOURCES, SIP2_PRESETS, TYPED_SECRETS } from "../settings/choices.ts";
import type { StaffArgs, StaffVerb } from "./calls.ts";

const nothing = z.strictObject({});
const path = z.string().regex(/^[a-zA-Z]{1,30}(\.[a-zA-Z][a-zA-Z0-9]{0,39}){0,3}$/u);
/** A value of a setting: only its size is limited here, the settings schema checks the rest. */
const value = z.json().refine((given) => JSON.stringify(given).length <= 8000, { error: "too long" });

/** The connection wizard's input; the settings schema checks its values. */
const draft = z.strictObject({
  adapter: z.enum(ADAPTERS),
  address: z.string().max(500),
  port: z.int().min(1).max(65_535),
  tls: z.boolean(),
  preset: z.enum(SIP2_PRESETS),
  user: z.string().max(200),
  secret: z.string().max(200).nullable(),
  search: z.enum(CATALOGUE_SOURCES),
  catalogue: z.string().max(500),
  ownCatalogue: z.string().max(500),
  ownCatalogueToken: z.string().max(200).nullable(),
  lending: z
    .strictObject({
      user: z.string().max(200),
      secret: z.string().max(200).nullable(),
      host: z.string().max(253),
      sip2User: z.string().max(100),
      institution: z.string().max(100),
      sip2Secret: z.string().max(100).nullable(),
    })
    .nullable(),
  changes: z
    .array(z.strictObject({ path, value: z.union([z.string().max(200), z.number(), z.boolean()]) }))
    .max(20),
});
const card = z.strictObject({ cardNumber: z.string().max(64), password: z.string().max(64) });

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
  exchange: nothing,
  exportFile: nothing,
  importFile: z.strictObject({
    file: z.string().regex(/^[\w][\w.-]{0,99}\.json$/u),
    really: z.boolean(),
  }),
  tryAddress: z.strictObject({ draft }),
  tryCatalogue: z.strictObject({ draft }),
  tryServices: z.strictObject({ draft }),
  tryConnection: z.strictObject({ draft, card: card.nullable() }),
  useConnection: nothing,
  testBackend: nothing,
  testLending: z.strictObject({ card, barcode: z.string().min(1).max(64) }),
  printers: nothing,
  testPrinter: nothing,
  records: nothing,
  writeChecked: z.strictObject({ key: z.string().min(1).max(100) }),
  restart: nothing,
  leaveKiosk: nothing,
};
