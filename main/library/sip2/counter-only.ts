import { type Refusal, refusal } from "#contract/refusals.ts";
import { isForCounter } from "../counter-only.ts";
import type { Item } from "./item.ts";
import type { Sip2Link } from "./sip2.ts";

/** Why the kind of a copy (CK) keeps it at the counter; null = it does not. The server need not tell the kind of a copy that it does not know. */
export function counterRefusal({ counterOnly, capabilities, log }: Sip2Link, item: Item): Refusal | null {
  const isUnknown = capabilities.answersItemInformation() && item.status === "unknown" && item.title === "";
  if (counterOnly.length > 0 && isUnknown) return refusal("foreign-copy");
  return isForCounter(counterOnly, item.kind, log) ? refusal("counter-only") : null;
}
