import { hash } from "node:crypto";
import { bookMarkOf } from "#contract/text/book-mark.ts";
import type { BulkRow, BulkTable } from "../store/bulk.ts";
import type { CatalogueRecord, CopyRecord } from "../store/catalogue-record.ts";

/** To be changed with the way keys or columns are computed, so that a repeated import rewrites every record. */
const MADE_BY = "1";

/** Digest by which a repeated import recognises an unchanged record; 22 characters. */
export function contentHash(record: CatalogueRecord, withCopies: boolean): string {
  const said = withCopies ? record : { ...record, copies: null };
  return hash("sha256", MADE_BY + JSON.stringify(said), "base64url").slice(0, 22);
}

/** Columns of `titles`, in the order of `titleRow`. */
export const TITLES: BulkTable = {
  name: "titles",
  columns: {
    id: "integer",
    record_id: "text",
    content_hash: "text",
    title: "text",
    reading: "text",
    subtitle: "text",
    volume: "text",
    series: "text",
    publisher: "text",
    year: "integer",
    ndc: "text",
    book_mark: "text",
    material: "text",
    audience: "text",
    language: "text",
    pages: "integer",
    isbn: "text",
    summary: "text",
  },
};

/** A record as a row of `titles`. */
export function titleRow(id: number, record: CatalogueRecord, digest: string): BulkRow {
  return [
    id,
    record.recordId,
    digest,
    record.title,
    record.reading,
    record.subtitle,
    record.volume,
    record.series,
    record.publisher,
    record.year,
    record.ndcs[0] ?? "",
    bookMarkOf(record),
    record.material,
    record.audience,
    record.language,
    record.pages,
    record.isbns[0] ?? "",
    record.summary,
  ];
}

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

export const COPIES: BulkTable = {
  name: "copies",
  columns: {
    barcode: "text",
    title_id: "integer",
    library_id: "text",
    place_ja: "text",
    place_en: "text",
    closed_stacks: "integer",
    call_number: "text",
    kept: "text",
  },
};

/** A copy as a row of `copies`. */
export function copyRow(titleId: number, copy: CopyRecord): BulkRow {
  const { ja, en } = copy.place;
  return [copy.barcode, titleId, copy.library, ja, en, copy.closedStacks ? 1 : 0, copy.callNumber, copy.kept];
}
