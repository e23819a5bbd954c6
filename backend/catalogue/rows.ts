import { hash } from "node:crypto";
import { bookMarkOf } from "#contract/text/book-mark.ts";
import { type BulkTable, bulkTable } from "../store/bulk.ts";
import type { CatalogueRecord, CopyRecord } from "../store/catalogue-record.ts";
import type { CopiesTable, TitlesTable } from "../store/schema.ts";

/** To be changed with the way keys or columns are computed, so that a repeated import rewrites every record. */
const MADE_BY = "1";

/** Digest by which a repeated import recognises an unchanged record; 22 characters. */
export function contentHash(record: CatalogueRecord, withCopies: boolean): string {
  const said = withCopies ? record : { ...record, copies: null };
  return hash("sha256", MADE_BY + JSON.stringify(said), "base64url").slice(0, 22);
}

/** A record on its way into `titles`. */
export interface NewTitle {
  readonly id: number;
  readonly record: CatalogueRecord;
  readonly digest: string;
}

export const TITLES = bulkTable<TitlesTable, NewTitle>("titles", {
  id: ["integer", ({ id }) => id],
  recordId: ["text", ({ record }) => record.recordId],
  systemNumber: ["text", ({ record }) => record.systemNumber],
  contentHash: ["text", ({ digest }) => digest],
  title: ["text", ({ record }) => record.title],
  reading: ["text", ({ record }) => record.reading],
  subtitle: ["text", ({ record }) => record.subtitle],
  volume: ["text", ({ record }) => record.volume],
  series: ["text", ({ record }) => record.series],
  publisher: ["text", ({ record }) => record.publisher],
  year: ["integer", ({ record }) => record.year],
  ndc: ["text", ({ record }) => record.ndcs[0] ?? ""],
  bookMark: ["text", ({ record }) => bookMarkOf(record)],
  material: ["text", ({ record }) => record.material],
  audience: ["text", ({ record }) => record.audience],
  language: ["text", ({ record }) => record.language],
  pages: ["integer", ({ record }) => record.pages],
  isbn: ["text", ({ record }) => record.isbns[0] ?? ""],
  summary: ["text", ({ record }) => record.summary],
  madeTitle: ["text", ({ record }) => record.made?.title ?? ""],
  madeAuthors: ["text", ({ record }) => record.made?.authors.join("\n") ?? ""],
});

export const AUTHORS: BulkTable = {
  name: "authors",
  columns: { id: "integer", name: "text", reading: "text" },
};

export const TITLE_AUTHORS: BulkTable = {
  name: "title_authors",
  columns: { title_id: "integer", place: "integer", author_id: "integer", role: "text" },
};
export const TITLE_SUBJECTS: BulkTable = {
  name: "title_subjects",
  columns: { title_id: "integer", place: "integer", subject: "text", reading: "text" },
};
export const TITLE_NDCS: BulkTable = {
  name: "title_ndcs",
  columns: { title_id: "integer", place: "integer", ndc: "text" },
};
export const TITLE_ISBNS: BulkTable = {
  name: "title_isbns",
  columns: { title_id: "integer", place: "integer", isbn: "text" },
};

/** A copy of the title `titleId`, on its way into `copies`. */
export interface NewCopy {
  readonly titleId: number;
  readonly copy: CopyRecord;
}

/** All columns but those that an import leaves alone. */
export const COPIES = bulkTable<Omit<CopiesTable, "id" | "missing">, NewCopy>("copies", {
  barcode: ["text", ({ copy }) => copy.barcode],
  titleId: ["integer", ({ titleId }) => titleId],
  libraryId: ["text", ({ copy }) => copy.library],
  placeJa: ["text", ({ copy }) => copy.place.ja],
  placeEn: ["text", ({ copy }) => copy.place.en],
  closedStacks: ["integer", ({ copy }) => (copy.closedStacks ? 1 : 0)],
  callNumber: ["text", ({ copy }) => copy.callNumber],
  kept: ["text", ({ copy }) => copy.kept],
});
