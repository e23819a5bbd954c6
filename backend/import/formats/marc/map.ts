import { describe } from "#contract/marc/describe.ts";
import { readingAmongAdded } from "#contract/marc/readings.ts";
import { controlNumber, type MarcRecord } from "#contract/marc/record.ts";
import { type Item, type Place, type ReaderOptions, RecordError } from "../item.ts";
import { type Holdings, type NumberPlace, placeText, readCopies, systemNumber } from "./holdings.ts";

/** How MARC is read. */
export interface MarcMapping {
  /** Null = the source has no copies. */
  readonly holdings: Holdings | null;
  /** Where the system's own number is, which then also makes the record's id; null = the id is made from 001. */
  readonly number: NumberPlace | null;
}

/** The ids of a record that its server gives beside it. */
export interface GivenIds {
  /** Instead of the one made from 001. */
  readonly recordId: string;
  /** For a record that does not have it. */
  readonly systemNumber: string;
}

/** The result of one record without its position. */
export type Mapped = Item extends infer One ? (One extends Item ? Omit<One, keyof Place> : never) : never;

const JAPAN_MARC = "JTNDL";
const UNNUMBERED =
  "The record has no number of the library system: its copies and holds there are not known.";

/** Reads one MARC record; without a title it is rejected. Throws `RecordError` when it has no id. */
export function readMarc(
  record: MarcRecord,
  { mapping, source, library }: Omit<ReaderOptions<MarcMapping>, "skip">,
  given: GivenIds | null = null,
): Mapped {
  const { holdings } = mapping;
  const ids = given ?? idsIn(record, mapping, source);
  // Old JAPAN/MARC writes the status in capitals.
  if (/d/iu.test(record.leader.charAt(5))) return { kind: "deleted", recordId: ids.recordId };
  const described = describe(record);
  if ("reason" in described) {
    const isOwn = given === null && mapping.number === null;
    const { recordId } = ids;
    return {
      kind: "rejected",
      id: isOwn ? controlNumber(record) : recordId,
      recordId,
      reason: described.reason,
    };
  }
  const { title, reading, authors } = described.description;
  const searched = reading === "" ? readingAmongAdded(record, title) : "";
  const { copies, remarks } =
    holdings === null ? { copies: [], remarks: [] } : readCopies(record, holdings, library);
  const own = systemNumber(record, holdings) || ids.systemNumber;
  const isUnnumbered = own === "" && holdings?.number !== undefined;
  return {
    kind: "record",
    remarks: [...described.remarks, ...remarks, ...(isUnnumbered ? [UNNUMBERED] : [])],
    record: {
      recordId: ids.recordId,
      systemNumber: own,
      ...described.description,
      ...(searched === "" ? {} : { made: { title: searched, authors: authors.map(() => "") } }),
      copies,
    },
  };
}

/** The id in the catalogue of a record with damaged bytes or a damaged leader; undefined = not certain. */
export function recordIdOf(
  record: MarcRecord,
  { mapping, source }: Pick<ReaderOptions<MarcMapping>, "mapping" | "source">,
): string | undefined {
  try {
    const { recordId } = idsIn(record, mapping, source);
    return recordId.includes("\ufffd") ? undefined : recordId;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return undefined;
  }
}

/** The ids of a record of a file. Without a place of the system's number it is not known: 001 may be that of another system. */
function idsIn(record: MarcRecord, { number: place }: MarcMapping, source: string | null): GivenIds {
  const number = controlNumber(record);
  const prefix = source ?? (record.control.get("003")?.trim() || JAPAN_MARC);
  if (place === null) {
    if (number === "") throw new RecordError("The record has no id (001).");
    return { recordId: `${prefix}:${number}`, systemNumber: "" };
  }
  const own = placeText(record, place);
  if (own === "")
    throw new RecordError(`The record has no number of the library system (${nameOf(place)}).`, number);
  return { recordId: `${prefix}:${own}`, systemNumber: own };
}

function nameOf({ field, subfield }: NumberPlace): string {
  return subfield === undefined ? field : `${field} $${subfield}`;
}
