import { z } from "zod";
import { MATERIALS } from "#contract/domain/title.ts";

/** Columns of a record; those of `assets/demo/titles` and a few more. */
export const TSV_COLUMNS = [
  "recordId",
  "title",
  "reading",
  "subtitle",
  "volume",
  "series",
  "authors",
  "publisher",
  "year",
  "ndc",
  "subjects",
  "isbn",
  "material",
  "audience",
  "language",
  "pages",
  "summary",
  "copies",
] as const;
export type TsvColumn = (typeof TSV_COLUMNS)[number];

/** Mapping for another program's TSV. `README.md` of `import/` explains it; `mappings/aozora.json` is an example. */
export const TSV_MAPPING = z.strictObject({
  /** A description. */
  about: z.string().optional(),
  /** Prefix of every record id: `<source>:<id>`; `--source` has priority. */
  source: z
    .string()
    .regex(/^[\w.-]{1,40}$/u)
    .optional(),
  /** Cells may be in double quotes, as in spreadsheet exports, and then contain tabs and line ends. */
  quoted: z.boolean().default(false),
  /** Column -> its name in the file's header. Missing columns are empty, or fixed. */
  columns: z.partialRecord(z.enum(TSV_COLUMNS), z.string()),
  /** Values that are the same for every record. */
  fixed: z
    .strictObject({
      material: z.enum(MATERIALS).optional(),
      audience: z.enum(["general", "children"]).optional(),
      language: z.string().optional(),
      publisher: z.string().optional(),
    })
    .default({}),
  /** Authors in parallel columns, several in a cell; instead of a column `authors`. */
  authors: z
    .strictObject({
      names: z.string(),
      readings: z.string().optional(),
      roles: z.string().optional(),
      /** Separates the authors of a cell. */
      separator: z.string().min(1),
      /** Role in the file -> printed role; others stay unchanged. */
      words: z.record(z.string(), z.string()).default({}),
      /** Names have the form 「family given」 and are joined without the space where usual. */
      familyFirst: z.boolean().default(false),
    })
    .optional(),
  /** Separators within a cell, for instance `{ "ndc": " " }`; the default is `;`. */
  separators: z.partialRecord(z.enum(["ndc", "isbn"]), z.string().min(1)).default({}),
});

/** How a TSV is read. */
export type TsvMapping = z.infer<typeof TSV_MAPPING>;

/** For files with the column names of this project. */
export const OWN_TSV: TsvMapping = TSV_MAPPING.parse({
  columns: Object.fromEntries(TSV_COLUMNS.map((column) => [column, column])),
});

/** Required columns. */
export const NEEDED: readonly TsvColumn[] = ["recordId", "title"];
