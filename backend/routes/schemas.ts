import { z } from "zod";
import { CONTACT_METHODS } from "#contract/domain/patron.ts";
import {
  MATERIALS,
  PICK_KINDS,
  type PicksRequest,
  SEARCH_FIELDS,
  SEARCH_SORTS,
  type SearchRequest,
  SUGGESTION_FIELDS,
  type SuggestRequest,
} from "#contract/domain/title.ts";
import type {
  ChangeHoldBody,
  CheckInBody,
  CheckOutBody,
  ConfirmEmailBody,
  PlaceHoldBody,
  SignInBody,
  SignInByCardBody,
} from "#contract/rest/bodies.ts";

/** Longest text in a field of a request, in characters. */
const MAX_TEXT = 100;
/** Longest address accepted here; D41 decides which are valid. */
const MAX_ADDRESS = 320;
const MAX_PAGE = 1000;
const MAX_PAGE_SIZE = 50;
const MAX_YEAR = 9999;
/** Longest language tag, in characters. */
const MAX_LANGUAGE = 35;

/** No NUL and no unpaired surrogate, because databases cannot store them. */
const STORABLE = /^[^\0\p{Cs}]*$/u;
const id = z.string().min(1).max(32).regex(STORABLE);
const text = z.string().max(MAX_TEXT).regex(STORABLE);
const contact = z.enum(CONTACT_METHODS);

// What a kiosk sends. Unknown fields are refused.
export const SIGN_IN: z.ZodType<SignInBody> = z.strictObject({ cardNumber: text, password: text });
export const SIGN_IN_BY_CARD: z.ZodType<SignInByCardBody> = z.strictObject({ cardNumber: text });
export const CHANGE_PASSWORD: z.ZodType<{ readonly current: string; readonly next: string }> = z.strictObject(
  {
    current: text,
    next: text,
  },
);
export const SET_EMAIL: z.ZodType<{ readonly address: string }> = z.strictObject({
  address: z.string().max(MAX_ADDRESS).regex(STORABLE),
});
export const CONFIRM_EMAIL: z.ZodType<ConfirmEmailBody> = z.strictObject({ code: text });
export const PLACE_HOLD: z.ZodType<PlaceHoldBody> = z.strictObject({ title: id, pickup: id, contact });
export const CHANGE_HOLD: z.ZodType<ChangeHoldBody> = z.strictObject({ pickup: id, contact });
export const CHECK_OUT: z.ZodType<CheckOutBody> = z.strictObject({ barcode: text, renew: z.boolean() });
export const CHECK_IN: z.ZodType<CheckInBody> = z.strictObject({
  barcode: text,
  loan: id.exactOptional(),
});
export const SEARCH: z.ZodType<SearchRequest> = z.strictObject({
  query: text,
  field: z.enum(SEARCH_FIELDS),
  sort: z.enum(SEARCH_SORTS),
  library: id.nullable(),
  page: z.int().min(1).max(MAX_PAGE),
  pageSize: z.int().min(1).max(MAX_PAGE_SIZE),
  onShelf: z.boolean().exactOptional(),
  holdable: z.boolean().exactOptional(),
  material: z.enum(MATERIALS).exactOptional(),
  yearFrom: z.int().min(0).max(MAX_YEAR).exactOptional(),
  yearTo: z.int().min(0).max(MAX_YEAR).exactOptional(),
  language: z.string().min(1).max(MAX_LANGUAGE).regex(STORABLE).exactOptional(),
  audience: z.enum(["general", "children"]).exactOptional(),
  asOf: z
    .string()
    .regex(/^\d{1,15}$/u)
    .exactOptional(),
});
export const SUGGEST: z.ZodType<SuggestRequest> = z.strictObject({
  prefix: text,
  fields: z.array(z.enum(SUGGESTION_FIELDS)).min(1).max(SUGGESTION_FIELDS.length).exactOptional(),
  audience: z.literal("children").exactOptional(),
});
/** The first one to three digits of a class number. */
export const CLASS_PARAMS: z.ZodType<{ readonly id: string }> = z.strictObject({
  id: z.string().regex(/^\d{1,3}$/u),
});
export const PICKS: z.ZodType<PicksRequest> = z.strictObject({
  kind: z.enum(PICK_KINDS),
  audience: z.enum(["general", "children"]).exactOptional(),
});
export const THEMES: z.ZodType<{ readonly word: string }> = z.strictObject({ word: text });
export const FIND: z.ZodType<{ readonly kind: "isbn" | "copy"; readonly value: string }> = z.strictObject({
  kind: z.enum(["isbn", "copy"]),
  value: text,
});
export const ID_PARAMS: z.ZodType<{ readonly id: string }> = z.strictObject({ id: text });
export const KEY_PARAMS: z.ZodType<{ readonly key: string }> = z.strictObject({
  key: z.uuid().toLowerCase(),
});
export const KEY: z.ZodType<string> = z.uuid().toLowerCase();
/** For routes without a body. */
export const NO_BODY: z.ZodType<Record<string, never> | null | undefined> = z
  .record(z.string(), z.never())
  .nullish();
/** An empty answer. */
export const NOTHING: z.ZodType<Record<string, never>> = z.record(z.string(), z.never());
