import { z } from "zod";
import { MATERIALS } from "#contract/domain/title.ts";

/** Columns a record is made of, under our names; those of `assets/demo/titles` and a few more. */
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

/** Says how another program's TSV is read; `README.md` of `import/` explains it, `mappings/aozora.json` is an example. */
export const TSV_MAPPING = z.strictObject({
  /** For people. */
  about: z.string().optional(),
  /** Begins every record id: `<source>:<id>`; `--source` wins. */
  source: z
    .string()
    .regex(/^[\w.-]{1,40}$/u)
    .optional(),
  /** Cells may stand in double quotes, as spreadsheets write them; a cell may then hold tabs and line ends. */
  quoted: z.boolean().default(false),
  /** Our column -> the name in the file's header. Columns that are not here are empty, or fixed. */
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
      /** Between the authors of a cell. */
      separator: z.string().min(1),
      /** The file's word for a role -> the word that is printed; others stay. */
      words: z.record(z.string(), z.string()).default({}),
      /** Names are written 「family given」 with a space and are joined as they are printed. */
      familyFirst: z.boolean().default(false),
    })
    .optional(),
  /** Between several values of a cell, for instance `{ "ndc": " " }`; the usual one is `;`. */
  separators: z.partialRecord(z.enum(["ndc", "isbn"]), z.string().min(1)).default({}),
});

/** How a TSV is read. */
export type TsvMapping = z.infer<typeof TSV_MAPPING>;

/** The file's header has our own names. */
export const OWN_TSV: TsvMapping = TSV_MAPPING.parse({
  columns: Object.fromEntries(TSV_COLUMNS.map((column) => [column, column])),
});

/** Columns without which no record can be made. */
export const NEEDED: readonly TsvColumn[] = ["recordId", "title"];
