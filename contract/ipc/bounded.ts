/** How much the arguments of one call may hold. */
export interface Bounds {
  /** Levels of lists and objects within each other. */
  readonly depth: number;
  /** Values, lists and objects included, and keys. */
  readonly values: number;
  /** UTF-16 units of all strings and keys together. */
  readonly characters: number;
}

/** More than any verb of a patron's page takes: 20 titles, or a text of 1,500 characters that is read aloud. */
export const CALL_BOUNDS: Bounds = { depth: 4, values: 200, characters: 10_000 };
/** More than any verb of the staff area takes: 50 settings of 8,000 characters each. */
export const STAFF_CALL_BOUNDS: Bounds = { depth: 12, values: 20_000, characters: 500_000 };

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * True for plain JSON data within the bounds. A schema is no such check: it reads all of what it is given before it
 * refuses it, and of ten million bytes each becomes a string. This one stops at the first part that is too much.
 */
export function isBounded(value: unknown, { depth, values, characters }: Bounds): boolean {
  let valuesLeft = values;
  let charactersLeft = characters;

  function hasRoom(text: string): boolean {
    charactersLeft -= text.length;
    return charactersLeft >= 0;
  }

  function fits(part: unknown, depthLeft: number): boolean {
    valuesLeft -= 1;
    if (valuesLeft < 0) return false;
    if (typeof part === "string") return hasRoom(part);
    if (part === null || typeof part === "number" || typeof part === "boolean") return true;
    if (typeof part !== "object" || depthLeft === 0) return false;
    if (Array.isArray(part)) {
      // Not `every`, which leaves out holes.
      for (const item of part) if (!fits(item, depthLeft - 1)) return false;
      return true;
    }
    if (!isPlainObject(part)) return false;
    const keys = Object.keys(part);
    valuesLeft -= keys.length;
    return keys.every((key) => hasRoom(key) && fits((part as Record<string, unknown>)[key], depthLeft - 1));
  }

  return fits(value, depth);
}
