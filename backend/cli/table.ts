import Table from "cli-table3";
import type { LocalText } from "#contract/domain/text.ts";
import type { CliLanguage } from "./strings.ts";
import { safeText, widthOf, wrap } from "./width.ts";

/** One column of a table. */
export interface Column<T> {
  readonly head: LocalText;
  of(row: T): string;
  /** May be broken into lines when the terminal is narrow. */
  readonly wraps?: true;
  /** Numbers are right-aligned. */
  readonly right?: true;
}

/** Left border and padding of each column, and the last border. */
const FRAME_PER_COLUMN = 3;
const LAST_FRAME = 1;
/** Minimum width of a wrapping column; below it rows are printed line by line. */
const LEAST_WRAPPED = 10;

/**
 * Prints rows as a table that fits into the columns of a terminal; full-width characters count as two. If even wrapped columns do
 * not fit, each row becomes lines of "head: value".
 */
export function tableOf<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  terminal: number,
  language: CliLanguage,
): string {
  const heads = columns.map((column) => column.head[language]);
  const cells = rows.map((row) => columns.map((column) => safeText(column.of(row))));
  const widths = fit(columns, heads, cells, terminal);
  return widths === null ? stacked(heads, cells, terminal) : framed(columns, heads, cells, widths);
}

/** The width of each column; null when they do not fit. */
function fit<T>(
  columns: readonly Column<T>[],
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  terminal: number,
): readonly number[] | null {
  const widths = columns.map((_, at) =>
    Math.max(widthOf(heads[at] ?? ""), ...cells.map((row) => widthOf(row[at] ?? ""))),
  );
  const room = terminal - columns.length * FRAME_PER_COLUMN - LAST_FRAME;
  for (;;) {
    const over = widths.reduce((sum, width) => sum + width, 0) - room;
    if (over <= 0) return widths;
    const widest = columns.reduce(
      (best, column, at) => (column.wraps && (widths[at] ?? 0) > (widths[best] ?? 0) ? at : best),
      columns.findIndex((column) => column.wraps),
    );
    const width = widths[widest];
    if (width === undefined || width <= LEAST_WRAPPED) return null;
    widths[widest] = Math.max(LEAST_WRAPPED, width - over);
  }
}

function framed<T>(
  columns: readonly Column<T>[],
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const cell = (text: string, at: number): string => wrap(text, widths[at] ?? LEAST_WRAPPED).join("\n");
  const table = new Table({
    head: heads.map(cell),
    colAligns: columns.map((column) => (column.right ? "right" : "left")),
    style: { head: [], border: [] },
  });
  for (const row of cells) table.push(row.map(cell));
  return table.toString();
}

function stacked(heads: readonly string[], cells: readonly (readonly string[])[], terminal: number): string {
  const block = (row: readonly string[]): string =>
    row
      .map((value, at) => ({ head: heads[at] ?? "", value }))
      .filter(({ value }) => value !== "")
      .flatMap(({ head, value }) => wrap(`${head}: ${value}`, terminal))
      .join("\n");
  return cells.map(block).join("\n\n");
}
