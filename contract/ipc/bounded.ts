/** Size limits of the arguments of one call. */
export interface Bounds {
  /** Nesting depth of arrays and objects. */
  readonly depth: number;
  /** Number of values, including arrays, objects and keys. */
  readonly values: number;
  /** UTF-16 units of all strings and keys together. */
  readonly characters: number;
}

/** Enough for every call of a patron's page: 20 titles, or a text of 1,500 characters to read aloud. */
export const CALL_BOUNDS: Bounds = { depth: 4, values: 200, characters: 10_000 };
/** Enough for every call of the staff area: 50 settings of 8,000 characters each. */
export const STAFF_CALL_BOUNDS: Bounds = { depth: 12, values: 20_000, characters: 500_000 };

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * True for plain JSON data within the bounds. A schema cannot do this: it reads all of its input before it fails, and would turn
 * each of ten million bytes into a string. This check stops at the first excess.
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
      // Not `every`, which skips holes.
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
