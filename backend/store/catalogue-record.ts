import type { KeptReason } from "#contract/domain/title.ts";
import type { Description } from "#contract/marc/describe.ts";

/** One physical item as a source describes it. */
export interface CopyRecord {
  readonly barcode: string;
  /** Id of the owning library; it must exist. */
  readonly library: string;
  readonly place: { readonly ja: string; readonly en: string };
  readonly closedStacks: boolean;
  readonly callNumber: string;
  /** null = lent to individuals (D23). */
  readonly kept: KeptReason | null;
}

/**
 * One title as every import format gives it and as the store writes it: the only way into the catalogue, for the demo
 * library and for an import alike. Texts are as printed; folding, sort keys and the index follow from them.
 */
export interface CatalogueRecord extends Description {
  /** The source's own id, for instance `JTNDL:000000123`; a record with the same id replaces the earlier one. */
  readonly recordId: string;
  readonly copies: readonly CopyRecord[];
}
