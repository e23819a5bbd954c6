import type { Refusal } from "../refusals.ts";
import { type Refused, refused } from "../result.ts";
import type { Verb } from "./calls.ts";
import { CALLS } from "./verbs.ts";

/** The answer of a refused call in the shape of its verb. */
export function refusedAnswer(verb: Verb, refusal: Refusal): Refused | undefined {
  return CALLS[verb].silent === true ? undefined : refused(refusal);
}
