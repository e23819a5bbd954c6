/** A value as either engine keeps it. */
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
 * One row as a line of PostgreSQL's COPY in text format, byte for byte as PostgreSQL itself writes it: the same line
 * serves to bring a row in and to prove that it came in whole.
 */
export function copyLine(row: readonly Value[]): string {
  return `${row.map(cell).join("\t")}\n`;
}
