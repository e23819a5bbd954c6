import { z } from "zod";
import { KEPT_REASONS } from "#contract/domain/title.ts";
import { fields, type MarcRecord, value, values } from "#contract/marc/record.ts";
import type { CopyRecord } from "../../../store/catalogue-record.ts";

const SUBFIELD = z.string().length(1);
const PLACE = z.strictObject({ ja: z.string(), en: z.string() });

/** Where a system writes its copies: one field per copy. Ships for 852 and 952 under `mappings/`. */
export const HOLDINGS = z.strictObject({
  field: z.string().regex(/^\d{3}$/u),
  /** Subfield of the barcode; a field without one is no copy. */
  barcode: SUBFIELD,
  /** Subfield of the owning library. */
  library: SUBFIELD,
  /** The source's word for a library -> id of ours; a word that is not here is taken as the id. */
  libraries: z.record(z.string(), z.string()).default({}),
  /** Subfield of 配架場所. */
  place: SUBFIELD,
  /** The source's word for a place -> its names; a word that is not here is shown as it is. */
  places: z.record(z.string(), PLACE).default({}),
  /** Words for places that are closed stacks. */
  stacks: z.array(z.string()).default([]),
  /** Subfields that make the call number, joined by a space. */
  callNumber: z.array(SUBFIELD),
  /** D23: subfields whose words say that a copy is not lent, and why. */
  kept: z
    .array(z.strictObject({ subfield: SUBFIELD, words: z.record(z.string(), z.enum(KEPT_REASONS)) }))
    .default([]),
});

/** How copies are read. */
export type Holdings = z.infer<typeof HOLDINGS>;

/** The copies of a record and what could not be read of them. */
export interface CopiesRead {
  readonly copies: readonly CopyRecord[];
  readonly remarks: readonly string[];
}

/** The call number of the record itself, for copies without one: 090. */
function ownCallNumber(record: MarcRecord): string {
  return fields(record, "090")
    .map((field) => values(field, "a", "b").join(" "))
    .join(" ");
}

/** Reads the copies of a record; `library` owns those that name none, null = such copies are left out. */
export function readCopies(record: MarcRecord, holdings: Holdings, library: string | null): CopiesRead {
  const copies: CopyRecord[] = [];
  const remarks: string[] = [];
  for (const field of fields(record, holdings.field)) {
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
