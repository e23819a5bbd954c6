import type { BesideService } from "#contract/library/port.ts";
import type { Refusal } from "#contract/refusals.ts";
import type { PageState } from "../state/page-state.ts";

/** Why nothing can be lent, or returned, now; null = it can be. */
export function whyAway({ backendAway, hello }: PageState, service: BesideService): Refusal | null {
  if (backendAway || hello?.partAway === "system") return { name: "out-of-order" };
  return hello?.besideAway.includes(service) === true ? { name: "service-away" } : null;
}
