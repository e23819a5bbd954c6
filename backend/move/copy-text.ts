/** A value of either engine. */
export type Value = string | number | bigint | Uint8Array | null;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
]);

function cell(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string")
    return value.replace(/[\\\b\f\n\r\t\v]/gu, (char) => ESCAPES.get(char) ?? char);
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString("hex")}`;
  return String(value);
}

/**
 * One row in the text format of PostgreSQL's COPY, byte for byte as PostgreSQL writes it, so that the same line is used to insert
 * a row and to verify it.
 */
export function copyLine(row: readonly Value[]): string {
  return `${row.map(cell).join("\t")}\n`;
}
