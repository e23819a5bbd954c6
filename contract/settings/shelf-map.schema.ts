import { z } from "zod";
import { MAP_MARKS, type MapFloor } from "../domain/shelf-map.ts";
import type { LocalText } from "../domain/text.ts";
import { readCallNumber } from "../text/shelf.ts";

/** Maximum size of a floor in its own units, and maximum number of its shelves. */
const LARGEST = 10_000;
const MOST_SHELVES = 400;

const length = z.number().min(0).max(LARGEST);
const callNumber = z
  .string()
  .max(32)
  .refine((text) => readCallNumber(text) !== null, { error: "a call number, for instance 913.6 ア" });

/** The floors of a map; `words` is the schema of a library's text. */
export function shelfMapParts(words: z.ZodType<LocalText>): z.ZodType<readonly MapFloor[]> {
  const shelf = z.strictObject({
    name: words,
    x: length,
    y: length,
    width: length,
    height: length,
    ranges: z.array(z.strictObject({ from: callNumber, to: callNumber })).max(20),
    place: z.string().min(1).max(100).exactOptional(),
    holds: z.literal(true).exactOptional(),
  });
  const floor = z.strictObject({
    library: z.string().min(1).max(32),
    name: words,
    width: z.number().min(1).max(LARGEST),
    height: z.number().min(1).max(LARGEST),
    shelves: z.array(shelf).max(MOST_SHELVES),
    marks: z.array(z.strictObject({ kind: z.enum(MAP_MARKS), x: length, y: length })).max(40),
  });
  return z.array(floor).max(30);
}
