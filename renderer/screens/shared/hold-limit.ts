import { useState } from "react";
import { type Refusal, refusal } from "#contract/refusals.ts";
import type { PageState } from "../../state/page-state.ts";
import { useStore } from "../../state/store.ts";

/**
 * D34: the refusal of a further hold, as far as the page knows; null = below the limit, or not signed in. A pending cancellation
 * does not count as a hold, because main sends it before the next hold.
 */
export function holdLimitOf({ overview, cancels }: PageState): Refusal | null {
  if (overview === null) return null;
  const { count, max } = overview.holds;
  const have = count - cancels.length;
  return have < max ? null : refusal("hold-limit", { max, have });
}

/** Why the patron cannot place a hold now; null = can. */
export function useHoldLimit(): Refusal | null {
  const isFull = useStore((state) => holdLimitOf(state) !== null);
  return isFull ? holdLimitOf(useStore.getState()) : null;
}

/** The value when the screen opened: later changes must not remove its questions. */
export function useHoldLimitAtOpening(): Refusal | null {
  const [limit] = useState(() => holdLimitOf(useStore.getState()));
  return limit;
}
