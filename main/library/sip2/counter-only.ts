import { type Refusal, refusal } from "#contract/refusals.ts";
import { isForCounter, keepsSome } from "../counter-only.ts";
import type { Item } from "./item.ts";
import type { Sip2Link } from "./sip2.ts";

/**
 * Why its kind or its location keeps a copy at the counter; null = neither does (SIP-44). The server need not tell them of a copy that
 * it does not know.
 */
export function counterRefusal(link: Sip2Link, item: Item): Refusal | null {
  const { kind, permanentPlace, place, status, title } = item;
  const isUnknown = link.capabilities.answersItemInformation() && status === "unknown" && title === "";
  if (keepsSome(link) && isUnknown) return refusal("foreign-copy");
  const places = [permanentPlace, place].filter((one) => one !== "");
  const told = { kind, places: places.length === 0 ? null : places };
  return isForCounter(link, told) ? refusal("counter-only") : null;
}
