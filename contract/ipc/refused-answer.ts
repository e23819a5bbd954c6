import type { Refusal } from "../refusals.ts";
import { type Refused, refused } from "../result.ts";
import type { Verb } from "./calls.ts";

/** Verbs that answer nothing, or `Hello`; the answer of all others is a `Result`. */
const SILENT_VERBS: ReadonlySet<Verb> = new Set<Verb>([
  "hello",
  "beat",
  "staffDoor",
  "begin",
  "finish",
  "stay",
  "moreTime",
  "speak",
  "hush",
]);

/** Answer of a refused call in the shape the verb promises. */
export function refusedAnswer(verb: Verb, refusal: Refusal): Refused | undefined {
  return SILENT_VERBS.has(verb) ? undefined : refused(refusal);
}
