import type { KeptReason } from "#contract/domain/title.ts";
import type { Description } from "#contract/marc/describe.ts";

/** One physical item of a source. */
export interface CopyRecord {
  readonly barcode: string;
  /** Id of the owning library; it must exist. */
  readonly library: string;
  readonly place: { readonly ja: string; readonly en: string };
  readonly closedStacks: boolean;
  readonly callNumber: string;
  /** Null = can be lent to individuals (D23). */
  readonly kept: KeptReason | null;
}

/**
 * Readings in hiragana where the source has none that is certain: searched, never shown. A machine made them, or an added title of
 * the record is one. Empty = none was needed.
 */
export interface MadeReadings {
  readonly title: string;
  /** One per author of the record, in their order. */
  readonly authors: readonly string[];
}

/**
 * One title, as all import formats produce it and the store writes it, for the demo library and imports alike. Texts are as
 * printed; search keys, sort keys and the index are derived from them.
 */
export interface CatalogueRecord extends Description {
  /** The source's own id, for instance `JTNDL:000000123`; a record with the same id replaces the earlier one. */
  readonly recordId: string;
  /** The number under which the library's own system knows the record, for instance Koha's biblionumber; empty = not known. */
  readonly systemNumber: string;
  /** Absent = none were made. */
  readonly made?: MadeReadings;
  readonly copies: readonly CopyRecord[];
}
