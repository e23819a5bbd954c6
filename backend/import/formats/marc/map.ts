import { describe } from "#contract/marc/describe.ts";
import { readingAmongAdded } from "#contract/marc/readings.ts";
import { controlNumber, type MarcRecord } from "#contract/marc/record.ts";
import { type Item, type Place, type ReaderOptions, RecordError } from "../item.ts";
import { type Holdings, readCopies, systemNumber } from "./holdings.ts";

/** How MARC is read. */
export interface MarcMapping {
  /** Null = the source has no copies. */
  readonly holdings: Holdings | null;
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

/** Reads one MARC record. Throws `RecordError` when it has no title or no id. */
export function readMarc(
  record: MarcRecord,
  { mapping, source, library }: Omit<ReaderOptions<MarcMapping>, "skip">,
  given: GivenIds | null = null,
): Mapped {
  const number = controlNumber(record);
  if (number === "" && given === null) throw new RecordError("The record has no id (001).");
  const recordId =
    given?.recordId ?? `${source ?? (record.control.get("003")?.trim() || JAPAN_MARC)}:${number}`;
  if (record.leader.charAt(5) === "d") return { kind: "deleted", recordId };
  const described = describe(record);
  if ("reason" in described) throw new RecordError(described.reason, given?.recordId ?? number);
  const { title, reading, authors } = described.description;
  const searched = reading === "" ? readingAmongAdded(record, title) : "";
  const { copies, remarks } =
    mapping.holdings === null ? { copies: [], remarks: [] } : readCopies(record, mapping.holdings, library);
  return {
    kind: "record",
    remarks: [...described.remarks, ...remarks],
    record: {
      recordId,
      systemNumber: systemNumber(record, mapping.holdings) || (given?.systemNumber ?? number),
      ...described.description,
      ...(searched === "" ? {} : { made: { title: searched, authors: authors.map(() => "") } }),
      copies,
    },
  };
}
