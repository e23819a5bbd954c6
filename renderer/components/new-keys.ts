import { useLayoutEffect, useRef } from "react";
import { pressGuard } from "../input/press-guard.ts";

/** Where a keyboard turns to other keys: a second press of a tremor, aimed at the earlier ones, is ignored (V15). */
export function useNewKeys(shown: string): void {
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    pressGuard.screenChanged();
  }, [shown]);
}
