import type { CatalogueRecord } from "../../store/catalogue-record.ts";

/** Where a record stands in its file. */
export interface Place {
  /** First record = 1; damaged records count too. */
  readonly number: number;
  /** Offset of its first byte (ISO 2709), or the number of its first line (XML, TSV). */
  readonly at: number;
}

/** What a reader makes of one record of a file. */
export type Item = Place &
  (
    | {
        readonly kind: "record";
        readonly record: CatalogueRecord;
        /** What was left out of it and why, one sentence each. */
        readonly remarks: readonly string[];
      }
    /** The source took the record back (leader/05 = d). */
    | { readonly kind: "deleted"; readonly recordId: string }
    | { readonly kind: "rejected"; readonly id: string; readonly reason: string }
  );

/** Records of one piece of a file, and how many bytes of the file have been read with it. */
export interface Piece {
  readonly items: readonly Item[];
  readonly bytes: number;
  /** The file ends here, inside its last record: something is missing behind it. */
  readonly cut?: true;
}

/** Why one record cannot be read; the others can. */
export class RecordError extends Error {
  override readonly name = "RecordError";
  /** The record's own id as far as it was read. */
  readonly id: string;
  constructor(reason: string, id = "") {
    super(reason);
    this.id = id;
  }
}

/** Why a file as a whole cannot be read, or not further, or the report not be written; one sentence for the person who imports. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** What a reader needs beside the bytes. */
export interface ReaderOptions<Mapping> {
  readonly mapping: Mapping;
  /** Begins every record id: `<source>:<id>`; null = what the file itself says. */
  readonly source: string | null;
  /** Owning library of copies that name none; null = such a copy is left out. */
  readonly library: string | null;
  /** Records at the beginning of the file that are counted but not read: a resumed import. */
  readonly skip: number;
}

/** A file in pieces of bytes. */
export type Bytes = AsyncIterable<Buffer>;
