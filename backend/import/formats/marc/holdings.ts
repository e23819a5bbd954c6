import { z } from "zod";
import { KEPT_REASONS } from "#contract/domain/title.ts";
import { fields, type MarcRecord, value, values } from "#contract/marc/record.ts";
import type { CopyRecord } from "../../../store/catalogue-record.ts";

const SUBFIELD = z.string().length(1);
const PLACE = z.strictObject({ ja: z.string(), en: z.string() });

const FIELD = z.string().regex(/^\d{3}$/u);
const NUMBER = z.strictObject({ field: FIELD, subfield: SUBFIELD.optional() });

/** Where the system's own number of a record is: a control field, or a subfield. */
export type NumberPlace = z.infer<typeof NUMBER>;

/** Where a system stores its copies: one field per copy. Mappings for 852 and 952 are in `mappings/`. */
export const HOLDINGS = z.strictObject({
  field: FIELD,
  /** Where the system's own number of the record is; without it the number is what a harvested server says. */
  number: NUMBER.optional(),
  /** Subfield of the barcode; a field without one is ignored. */
  barcode: SUBFIELD,
  /** Subfield that says with anything but 0 that a copy is withdrawn; such a copy is left out. */
  withdrawn: SUBFIELD.optional(),
  /** Subfield of the owning library. */
  library: SUBFIELD,
  /** Library in the source -> library id; a missing entry is used as the id. */
  libraries: z.record(z.string(), z.string()).default({}),
  /** Subfield of 配架場所. */
  place: SUBFIELD,
  /** Place in the source -> its names; a missing entry is shown unchanged. */
  places: z.record(z.string(), PLACE).default({}),
  /** Places that are closed stacks. */
  stacks: z.array(z.string()).default([]),
  /** Subfields of the call number, joined by a space. */
  callNumber: z.array(SUBFIELD),
  /** D23: subfields whose values mean that a copy cannot be borrowed, and why. */
  kept: z
    .array(z.strictObject({ subfield: SUBFIELD, words: z.record(z.string(), z.enum(KEPT_REASONS)) }))
    .default([]),
});

/** How copies are read. */
export type Holdings = z.infer<typeof HOLDINGS>;

/** The copies of a record, and remarks on invalid ones. */
export interface CopiesRead {
  readonly copies: readonly CopyRecord[];
  readonly remarks: readonly string[];
}

/** The record's call number (090), for copies without one. */
function ownCallNumber(record: MarcRecord): string {
  return fields(record, "090")
    .map((field) => values(field, "a", "b").join(" "))
    .join(" ");
}

/** The number of the record in its own system; empty = the record does not have it. */
export function systemNumber(record: MarcRecord, holdings: Holdings | null): string {
  const place = holdings?.number;
  return place === undefined ? "" : placeText(record, place);
}

/** What is at this place of a record; empty = nothing. */
export function placeText(record: MarcRecord, { field, subfield }: NumberPlace): string {
  if (subfield === undefined) return record.control.get(field)?.trim() ?? "";
  return (
    fields(record, field)
      .map((one) => value(one, subfield))
      .find((text) => text !== "") ?? ""
  );
}

/** Reads the copies of a record; `library` owns those without one, null = such copies are left out. */
export function readCopies(record: MarcRecord, holdings: Holdings, library: string | null): CopiesRead {
  const copies: CopyRecord[] = [];
  const remarks: string[] = [];
  const { withdrawn } = holdings;
  for (const field of fields(record, holdings.field)) {
    if (withdrawn !== undefined && !/^0?$/u.test(value(field, withdrawn))) continue;
    const barcode = value(field, holdings.barcode);
    const word = value(field, holdings.library);
    const owner = word === "" ? library : (holdings.libraries[word] ?? word);
    if (barcode === "") {
      remarks.push(`A copy in field ${holdings.field} has no barcode and was left out.`);
    } else if (owner === null) {
      remarks.push(`Copy ${barcode} names no library and was left out.`);
    } else {
      const place = value(field, holdings.place);
      copies.push({
        barcode,
        library: owner,
        place: holdings.places[place] ?? { ja: place, en: place },
        closedStacks: holdings.stacks.includes(place),
        callNumber: values(field, ...holdings.callNumber).join(" ") || ownCallNumber(record),
        kept: keptBecause(holdings, (subfield) => value(field, subfield)),
      });
    }
  }
  return { copies, remarks };
}

function keptBecause(holdings: Holdings, word: (subfield: string) => string): CopyRecord["kept"] {
  for (const { subfield, words } of holdings.kept) {
    const reason = words[word(subfield)];
    if (reason !== undefined) return reason;
  }
  return null;
}
