import type { CatalogueRecord } from "../../store/catalogue-record.ts";

/** The position of a record in its file. */
export interface Place {
  /** First record = 1; damaged records are counted too. */
  readonly number: number;
  /** Offset of its first byte (ISO 2709), or the number of its first line (XML, TSV). */
  readonly at: number;
}

/** The result of reading one record. */
export type Item = Place &
  (
    | {
        readonly kind: "record";
        readonly record: CatalogueRecord;
        /** What was left out and why, one sentence each. */
        readonly remarks: readonly string[];
      }
    /** The source withdrew the record (leader/05 = d). */
    | { readonly kind: "deleted"; readonly recordId: string }
    | {
        readonly kind: "rejected";
        /** The record's own id for the report; empty = it cannot be read. */
        readonly id: string;
        /** The id that it has in the catalogue; undefined = not certain. */
        readonly recordId?: string | undefined;
        readonly reason: string;
      }
  );

/** Records of one chunk of a file, and the number of bytes read so far. */
export interface Piece {
  readonly items: readonly Item[];
  readonly bytes: number;
  /** The file ends inside its last record, so it is incomplete. */
  readonly cut?: true;
}

/** Why one record cannot be read; others are not affected. */
export class RecordError extends Error {
  override readonly name = "RecordError";
  /** The record's own id, if it could be read. */
  readonly id: string;
  constructor(reason: string, id = "") {
    super(reason);
    this.id = id;
  }
}

/** Why a file cannot be read (any further), or the report cannot be written; one sentence for the operator. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** Options of a reader. */
export interface ReaderOptions<Mapping> {
  readonly mapping: Mapping;
  /** Prefix of every record id: `<source>:<id>`; null = given by the file itself. */
  readonly source: string | null;
  /** Owning library of copies without one; null = such a copy is left out. */
  readonly library: string | null;
  /** Number of records at the beginning that are counted but not read, for a resumed import. */
  readonly skip: number;
}

/** A file in chunks. */
export type Bytes = AsyncIterable<Buffer>;
