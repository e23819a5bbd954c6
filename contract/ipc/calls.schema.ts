import { z } from "zod";
import { CONTACT_METHODS } from "../domain/patron.ts";
import { MOST_NOTED } from "../domain/slip.ts";
import { LANGUAGES } from "../domain/text.ts";
import { MATERIALS, PICK_KINDS, SEARCH_FIELDS, SEARCH_SORTS, SUGGESTION_FIELDS } from "../domain/title.ts";
import type { CallArgs, Verb } from "./calls.ts";

const nothing = z.strictObject({});
/** Ids and barcodes: short and printable; longer input is an attack or a fault. */
const id = z.string().min(1).max(64);
const typed = z.string().max(200);
const contact = z.enum(CONTACT_METHODS);
const language = z.enum(LANGUAGES);
/** How a slip is written. */
const slipText = { language, furigana: z.boolean().exactOptional() };

/** Input schema of every verb; the gate in main parses with it before anything else runs. */
export const CALL_SCHEMAS: { readonly [V in Verb]: z.ZodType<CallArgs<V>> } = {
  hello: nothing,
  beat: nothing,
  staffDoor: nothing,
  begin: nothing,
  finish: nothing,
  stay: nothing,
  moreTime: nothing,
  returning: z.strictObject({ on: z.boolean() }),
  speak: z.strictObject({ text: z.string().max(1500), language: z.enum(LANGUAGES) }),
  hush: nothing,
  enterCard: z.strictObject({ number: typed }),
  signIn: z.strictObject({ password: typed }),
  signInByCard: nothing,
  overview: nothing,
  changePassword: z.strictObject({ current: typed, next: typed }),
  search: z.strictObject({
    query: z.string().max(100),
    field: z.enum(SEARCH_FIELDS),
    sort: z.enum(SEARCH_SORTS),
    library: id.nullable(),
    page: z.int().min(1).max(1000),
    pageSize: z.int().min(1).max(50),
    onShelf: z.boolean().exactOptional(),
    holdable: z.boolean().exactOptional(),
    material: z.enum(MATERIALS).exactOptional(),
    yearFrom: z.int().min(0).max(9999).exactOptional(),
    yearTo: z.int().min(0).max(9999).exactOptional(),
    language: z.string().min(1).max(35).exactOptional(),
    audience: z.enum(["general", "children"]).exactOptional(),
    asOf: z.string().max(15).exactOptional(),
  }),
  suggest: z.strictObject({
    prefix: z.string().max(100),
    fields: z.array(z.enum(SUGGESTION_FIELDS)).min(1).max(3).exactOptional(),
    audience: z.literal("children").exactOptional(),
  }),
  title: z.strictObject({ id }),
  find: z.strictObject({ kind: z.enum(["isbn", "copy"]), value: id }),
  classAt: z.strictObject({ ndc: z.string().regex(/^\d{0,3}$/u) }),
  picks: z.strictObject({
    kind: z.enum(PICK_KINDS),
    audience: z.enum(["general", "children"]).exactOptional(),
  }),
  related: z.strictObject({ id }),
  cover: z.strictObject({ id }),
  loans: nothing,
  renew: z.strictObject({ loan: id }),
  checkOut: z.strictObject({
    barcode: id,
    renew: z.boolean(),
    fee: z.strictObject({ amount: z.number().positive(), currency: z.string().length(3) }).exactOptional(),
  }),
  undoLoan: z.strictObject({ barcode: id }),
  checkIn: z.strictObject({ barcode: id }),
  holds: nothing,
  pickupPlaces: z.union([z.strictObject({ title: id }), z.strictObject({ hold: id })]),
  placeHold: z.strictObject({ title: id, pickup: id, contact }),
  changeHold: z.strictObject({ hold: id, pickup: id, contact }),
  cancelHold: z.strictObject({ hold: id }),
  suspendHold: z.strictObject({ hold: id, until: z.iso.date().nullable() }),
  resumeHold: z.strictObject({ hold: id }),
  keepHold: z.strictObject({ hold: id }),
  messages: nothing,
  readMessage: z.strictObject({ message: id }),
  setEmail: z.strictObject({ address: typed, again: typed, language }),
  deleteEmail: nothing,
  confirmEmail: z.strictObject({ code: z.string().max(20) }),
  resendEmailCode: z.strictObject({ language }),
  printTitle: z.strictObject({ id, ...slipText }),
  printMemo: z.strictObject({ ids: z.array(id).min(1).max(MOST_NOTED), ...slipText }),
  printHold: z.strictObject({ hold: id, ...slipText }),
  printLent: z.strictObject({ ...slipText }),
  printStickers: z.strictObject({ ...slipText }),
  printReturns: z.strictObject({ ...slipText }),
  printList: z.strictObject({ list: z.enum(["loans", "holds"]), ...slipText }),
};
