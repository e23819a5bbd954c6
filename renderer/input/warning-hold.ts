import { useEffect, useState } from "react";
import { pressGuard } from "./press-guard.ts";

/** A click follows the release of a finger after a moment; until then the warning must not go away under it. */
export const HOLD_AFTER_RELEASE_MS = 400;

/**
 * True in a warning, and a little longer while a finger is down. Main ends the warning at the first sign of
 * life, which is the finger going down; without this, 「終わる」 would vanish before it could be released. Its coming
 * and going, not main's, is the change of screen that V15 speaks of.
 */
export function useHeldWarning(warning: boolean): boolean {
  const [held, setHeld] = useState(false);
  const shown = warning || held;
  // One effect for the whole time it is shown: the timer of a quick tap must outlive the end of the warning.
  useEffect(() => {
    if (!shown) return;
    pressGuard.screenChanged();
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
      pressGuard.screenChanged();
      window.clearTimeout(timer);
      document.removeEventListener("pointerdown", down, true);
      document.removeEventListener("pointerup", up, true);
      document.removeEventListener("pointercancel", up, true);
    };
  }, [shown]);
  return shown;
}
