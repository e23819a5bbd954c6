import type { PageState } from "../state/page-state.ts";

/** Whether nothing can be lent or returned now: the library system does not answer. */
export function isSystemAway({ backendAway, hello }: PageState): boolean {
  return backendAway || hello?.partAway === "system";
}
