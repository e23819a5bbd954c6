/** Maximum nesting depth of JSON from outside; own data has a dozen levels at most. */
export const MAX_JSON_DEPTH = 64;

/** JSON exceeds `MAX_JSON_DEPTH`. */
export class JsonTooDeep extends Error {
  override readonly name = "JsonTooDeep";
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inString && sign === BACKSLASH) at += 1;
    else if (sign === QUOTE) inString = !inString;
    else if (inString) continue;
    else if (OPENING.has(sign)) depth += 1;
    else if (CLOSING.has(sign)) depth -= 1;
    if (depth > MAX_JSON_DEPTH) return true;
  }
  return false;
}

/**
 * Parses JSON from outside: a file, a variable, the network. `JSON.parse` accepts any depth, but code that walks the value
 * recursively would overflow the stack. The caller limits the length. Throws JsonTooDeep beyond `MAX_JSON_DEPTH` levels,
 * SyntaxError if the text is not JSON.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new JsonTooDeep(`more than ${MAX_JSON_DEPTH} levels`);
  return JSON.parse(text) as unknown;
}
