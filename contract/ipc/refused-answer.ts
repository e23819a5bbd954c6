import type { Refusal } from "../refusals.ts";
import { type Refused, refused } from "../result.ts";
import type { Verb } from "./calls.ts";
import { SILENT_VERBS } from "./verbs.ts";

const SILENT: ReadonlySet<Verb> = new Set(SILENT_VERBS);

/** Answer of a refused call in the shape the verb promises. */
export function refusedAnswer(verb: Verb, refusal: Refusal): Refused | undefined {
  return SILENT.has(verb) ? undefined : refused(refusal);
}
