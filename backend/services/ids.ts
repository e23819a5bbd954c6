/** Longest id that is still an exact number. */
const ID = /^[1-9]\d{0,14}$/u;

/** An id as it travels (opaque text) to the row it names; null when no row can have it. */
export function rowId(id: string): number | null {
  return ID.test(id) ? Number(id) : null;
}
