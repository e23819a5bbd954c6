import { useEffect, useRef } from "react";
import { useStore } from "../../state/store.ts";

/**
 * Reads a list of the patron's again when something has been done while it is on: a cancellation was sent, a deed has ended
 * whose screen was left before, or `done` is another. The old list stays until the new one is there.
 */
export function useAgainWhenDone(again: () => void, done?: unknown): void {
  const settled = useStore((state) => state.deedsSettled);
  const seen = useRef({ settled, done });
  useEffect(() => {
    if (seen.current.settled === settled && seen.current.done === done) return;
    seen.current = { settled, done };
    again();
  }, [settled, done, again]);
}
