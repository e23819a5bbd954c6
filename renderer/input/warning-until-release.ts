import { useEffect, useState } from "react";
import { pressGuard } from "./press-guard.ts";

/** Milliseconds from the release of a finger to its click; until then the warning must stay. */
export const CLICK_AFTER_RELEASE_MS = 400;

/**
 * True during a warning, and until a finger is released. Main ends the warning when the finger comes down; without this
 * 「終わる」 would vanish before the release. Its appearance, not main's, counts as the screen change of V15.
 */
export function useWarningUntilRelease(warning: boolean): boolean {
  const [held, setHeld] = useState(false);
  const shown = warning || held;
  // One effect while it is shown: the timer of a quick tap must outlive the end of the warning.
  useEffect(() => {
    if (!shown) return;
    pressGuard.screenChanged();
    let timer: number | undefined;
    const down = (): void => setHeld(true);
    const up = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setHeld(false), CLICK_AFTER_RELEASE_MS);
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
