import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../arguments.ts";
import { readDcndl } from "./dcndl.ts";
import { readIso2709 } from "./iso2709.ts";
import { type Bytes, FileError, type Piece, type ReaderOptions } from "./item.ts";
import { HOLDINGS, type Holdings, type NumberPlace } from "./marc/holdings.ts";
import { readMarcXml } from "./marcxml.ts";
import { readTsv } from "./tsv.ts";
import { OWN_TSV, TSV_MAPPING } from "./tsv-mapping.ts";

/** Supported formats. */
export const FORMATS = ["marc21", "marcxml", "dcndl", "tsv"] as const;
export type Format = (typeof FORMATS)[number];

/** Included mappings, by name. */
const MAPPINGS = join(import.meta.dirname, "../mappings");

/** A reader configured for one file. */
export interface Reader {
  read(bytes: Bytes, skip: number): AsyncIterable<Piece>;
  /** The source given by the mapping; null = each record gives its own. */
  readonly source: string | null;
  /** Whether the source has copies. */
  readonly knowsCopies: boolean;
  /** Unit of `at` in reports. */
  readonly unit: "byte" | "line";
}

/** Options of the reader. */
export interface ReaderArgs {
  readonly format: Format;
  readonly source: string | null;
  readonly library: string | null;
  /** File, or name of an included mapping; null = none. */
  readonly mapping: string | null;
  /** MARC: where the system's own number is, from which the ids are made; null = the ids are made from 001. */
  readonly number: NumberPlace | null;
}

/** Creates the reader of a format. Throws `FileError` when its mapping cannot be read. */
export function readerOf({ format, source, library, mapping, number }: ReaderArgs): Reader {
  const options = <M>(own: M, skip: number): ReaderOptions<M> => ({ mapping: own, source, library, skip });
  if (format === "tsv") {
    const own = mapping === null ? OWN_TSV : readMapping(mapping, TSV_MAPPING);
    return {
      read: (bytes, skip) => readTsv(bytes, options(own, skip)),
      source: source ?? own.source ?? null,
      knowsCopies: own.columns.copies !== undefined,
      unit: "line",
    };
  }
  if (format === "dcndl") {
    if (mapping !== null) throw new FileError("DC-NDL has no mapping: copies never come from it.");
    const read: Reader["read"] = (bytes, skip) => readDcndl(bytes, options(null, skip));
    return { read, source, knowsCopies: false, unit: "line" };
  }
  const holdings = holdingsOf(mapping);
  const readMarc = format === "marc21" ? readIso2709 : readMarcXml;
  return {
    read: (bytes, skip) => readMarc(bytes, options({ holdings, number }, skip)),
    source,
    knowsCopies: holdings !== null,
    unit: format === "marc21" ? "byte" : "line",
  };
}

/** The mapping of copies in MARC: a file, or the name of an included one. Throws `FileError`. */
export function holdingsOf(mapping: string | null): Holdings | null {
  return mapping === null ? null : readMapping(mapping, HOLDINGS);
}

function readMapping<T>(name: string, schema: z.ZodType<T>): T {
  const shipped = join(MAPPINGS, `${name}.json`);
  const path = /^[\w-]+$/u.test(name) && existsSync(shipped) ? shipped : name;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new FileError(`The mapping cannot be read: ${messageOf(error)}.`);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new FileError(`The mapping ${name} is not JSON: ${error.message}.`);
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw new FileError(
      `The mapping ${name} is invalid at ${issue?.path.join(".") || "the top level"}: ${issue?.message}.`,
    );
  }
}
