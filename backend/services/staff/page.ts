/** Lines in one page of a list of staff. */
export const PAGE_LINES = 500;

/** A page of a list, and where the next one begins; null = there is no more. */
export interface Page<T> {
  readonly shown: readonly T[];
  readonly next: string | null;
}

/** Makes a page from rows, of which one more than a page was read; `nameOf` gives the position of a row. */
export function pageOf<T>(rows: readonly T[], nameOf: (row: T) => string): Page<T> {
  const shown = rows.slice(0, PAGE_LINES);
  const last = shown.at(-1);
  return { shown, next: rows.length > shown.length && last !== undefined ? nameOf(last) : null };
}
