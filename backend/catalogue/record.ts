import type { Author, KeptReason, Material, TitleSummary } from "#contract/domain/title.ts";

/** A subject heading (件名) with its reading. */
export interface Subject {
  readonly text: string;
  /** Hiragana or katakana as the source gives it; may be empty. */
  readonly reading: string;
}

/** One physical item as a source describes it. */
export interface CopyRecord {
  readonly barcode: string;
  /** Id of the owning library; it must exist. */
  readonly library: string;
  readonly place: { readonly ja: string; readonly en: string };
  readonly closedStacks: boolean;
  readonly callNumber: string;
  /** null = lent to individuals (rule 23). */
  readonly kept: KeptReason | null;
}

/**
 * One title as every import format gives it and as the store writes it: the only way into the catalogue, for the demo
 * library and for an import alike. Texts are as printed; folding, sort keys and the index follow from them.
 */
export interface CatalogueRecord {
  /** The source's own id, for instance `JTNDL:000000123`; a record with the same id replaces the earlier one. */
  readonly recordId: string;
  readonly title: string;
  readonly reading: string;
  readonly subtitle: string;
  readonly volume: string;
  readonly series: string;
  readonly authors: readonly Author[];
  readonly publisher: string;
  readonly year: number | null;
  /** NDC numbers such as `913.6`, the one for the shelf first. */
  readonly ndcs: readonly string[];
  readonly subjects: readonly Subject[];
  /** ISBN-13 in 13 digits, the main one first. */
  readonly isbns: readonly string[];
  readonly material: Material;
  readonly audience: TitleSummary["audience"];
  /** BCP 47 tag. */
  readonly language: string;
  readonly pages: number | null;
  readonly summary: string;
  readonly copies: readonly CopyRecord[];
}
