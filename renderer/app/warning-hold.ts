import { useEffect, useState } from "react";

/** A click follows the release of a finger after a moment; until then the warning must not go away under it. */
export const HOLD_AFTER_RELEASE_MS = 400;

/**
 * True in a warning, and a little longer while a finger is down. Main ends the warning at the first sign of
 * life, which is the finger going down; without this, 「終わる」 would vanish before it could be released.
 */
export function useHeldWarning(warning: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!warning && !held) return;
    let timer: number | undefined;
    const down = (): void => setHeld(true);
    const up = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setHeld(false), HOLD_AFTER_RELEASE_MS);
    };
    document.addEventListener("pointerdown", down, true);
    document.addEventListener("pointerup", up, true);
    document.addEventListener("pointercancel", up, true);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("pointerdown", down, true);
      document.removeEventListener("pointerup", up, true);
      document.removeEventListener("pointercancel", up, true);
    };
  }, [warning, held]);
  return warning || held;
}
