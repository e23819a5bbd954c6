import { useStore } from "./store.ts";
import { createSwitches } from "./switches.ts";
import { pressTenKey } from "./ten-key.ts";

/** Keys on which browsers press a button when they are let go. */
const ON_RELEASE = "Space";

/**
 * Uses the page by what the settings say stands at the terminal besides the glass: a ten-key, two switches. Main lets
 * their keys pass; here they get their meaning, by the physical key. Answers a stop.
 */
export function watchHands(): () => void {
  const switches = createSwitches();

  /** True when the key was a hand's, and is dealt with. */
  function take({ code, repeat }: KeyboardEvent): boolean {
    const keys = useStore.getState().hello?.settings.keys;
    if (keys === undefined) return false;
    const two = keys.switchNext !== "none" && keys.switchPress !== "none";
    if (two && (code === keys.switchNext || code === keys.switchPress)) {
      if (!repeat) code === keys.switchNext ? switches.next() : switches.press();
      return true;
    }
    return (
      keys.tenKey && (repeat || pressTenKey(code)) && code.startsWith("Numpad") && code !== "NumpadEnter"
    );
  }

  const onDown = (event: KeyboardEvent): void => {
    if (take(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onUp = (event: KeyboardEvent): void => {
    const keys = useStore.getState().hello?.settings.keys;
    if (event.code === ON_RELEASE && (keys?.switchNext === ON_RELEASE || keys?.switchPress === ON_RELEASE)) {
      event.preventDefault();
    }
  };
  document.addEventListener("keydown", onDown, true);
  document.addEventListener("keyup", onUp, true);
  document.addEventListener("pointerdown", switches.leave, true);
  return () => {
    document.removeEventListener("keydown", onDown, true);
    document.removeEventListener("keyup", onUp, true);
    document.removeEventListener("pointerdown", switches.leave, true);
  };
}
