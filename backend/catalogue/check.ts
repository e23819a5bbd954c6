import type { CatalogueRecord } from "../store/catalogue-record.ts";

/** Maximum lengths in characters; longer texts mean a damaged record, and do not fit into an index. */
const MAX_NAME = 400;
const MAX_TEXT = 20_000;
const MAX_ID = 200;
/** Maximum number of entries of any list in a record. */
const MAX_LINES = 2000;

/** Why a record without a title cannot be in the catalogue. */
export const NO_TITLE = "The record has no title.";

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
}

/**
 * Why a record cannot be in the catalogue, as one sentence; null = it can. Covers what a format's reader cannot know, and what
 * would make the database refuse the whole batch.
 */
export function flawOf(record: CatalogueRecord): string | null {
  // Neither engine can store it.
  if (holdsNul(record)) return "The record holds NUL characters.";
  if (Math.max(record.recordId.length, record.systemNumber.length) > MAX_ID)
    return `The record's id is longer than ${MAX_ID} characters.`;
  if (record.title === "") return NO_TITLE;
  const texts = [record.title, record.reading, record.subtitle, record.volume, record.series, record.summary];
  if (texts.some((text) => text.length > MAX_TEXT)) return `A text is longer than ${MAX_TEXT} characters.`;
  const names = [
    ...record.authors.flatMap(({ name, reading }) => [name, reading]),
    ...record.subjects.flatMap(({ text, reading }) => [text, reading]),
    ...record.copies.map(({ barcode }) => barcode),
  ];
  if (names.some((name) => name.length > MAX_NAME)) return `A name is longer than ${MAX_NAME} characters.`;
  if (Math.max(record.authors.length, record.subjects.length, record.copies.length) > MAX_LINES)
    return `The record has more than ${MAX_LINES} authors, subjects or copies.`;
  return null;
}
