import { useEffect, useRef } from "react";
import { useStore } from "../../state/store.ts";

/**
 * Reads a patron's list again after a change while it is shown: a cancellation was sent, a write ended after its screen
 * was left, or `done` changed. The old list stays until the new one is there.
 */
export function useRefetchWhenDone(again: () => void, done?: unknown): void {
  const settled = useStore((state) => state.writesSettled);
  const seen = useRef({ settled, done });
  useEffect(() => {
    if (seen.current.settled === settled && seen.current.done === done) return;
    seen.current = { settled, done };
    again();
  }, [settled, done, again]);
}
