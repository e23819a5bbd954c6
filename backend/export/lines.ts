import { z } from "zod";

/** Version of the format; a reader refuses any other. */
export const EXPORT_VERSION = 1;

/** A value of a row: blobs are written as `{ "hex": "..." }`. */
const CELL = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ hex: z.string().regex(/^[0-9a-f]*$/u) }),
]);
export type Cell = z.infer<typeof CELL>;

/** First line: what follows. */
const HEAD = z.strictObject({
  export: z.literal("shiori"),
  version: z.literal(EXPORT_VERSION),
  /** Names of the migrations the data has gone through. */
  schema: z.array(z.string()),
  secrets: z.boolean(),
  /** ISO 8601. */
  madeAt: z.string(),
});
export type Head = z.infer<typeof HEAD>;

/** Starts a table: its columns in the order of each row. */
const TABLE = z.strictObject({ table: z.string(), columns: z.array(z.string()) });

/** Last line: rows per table, and the SHA-256 of the table's rows as they stand in the file, in hexadecimal. */
const END = z.strictObject({
  end: z.literal(true),
  tables: z.record(z.string(), z.strictObject({ rows: z.number().int(), sha256: z.string() })),
});
export type Totals = z.infer<typeof END>["tables"];

/** One line of an export: the head, the beginning of a table, a row, or the end. */
export const LINE = z.union([z.array(CELL), TABLE, HEAD, END]);
export type Line = z.infer<typeof LINE>;

/** A value of the database as a cell. */
export function toCell(value: unknown): Cell {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString("hex") };
  throw new Error(`A value of type ${typeof value} cannot be exported.`);
}

/** A cell as a value for the database. */
export function fromCell(cell: Cell): string | number | Buffer | null {
  return typeof cell === "object" && cell !== null ? Buffer.from(cell.hex, "hex") : cell;
}
