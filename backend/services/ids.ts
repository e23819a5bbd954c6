/** Ids that are exact as a number. */
const ID = /^[1-9]\d{0,14}$/u;

/** Converts an opaque id to a row id; null if no row can have it. */
export function rowId(id: string): number | null {
  return ID.test(id) ? Number(id) : null;
}
