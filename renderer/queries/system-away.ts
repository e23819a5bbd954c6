import type { Refusal } from "#contract/refusals.ts";
import type { PageState } from "../state/page-state.ts";

/** Whether nothing can be lent or returned now: the library system does not answer. */
export function isSystemAway({ backendAway, hello }: PageState): boolean {
  return backendAway || hello?.partAway === "system";
}

/**
 * Whether the last answer to a scan was that its service alone is away.
 * @param lines of scanned copies, the newest first
 */
export function isServiceAway(
  lines: readonly { readonly state: string; readonly refusal?: Refusal }[],
): boolean {
  const answered = lines.find(({ state }) => state !== "waiting" && state !== "working");
  return answered?.refusal?.name === "service-away";
}
