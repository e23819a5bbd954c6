import { closeToast } from "../app/close-toast.ts";
import { readAgain } from "../read-aloud/reading.ts";
import { toggleReading } from "../read-aloud/toggle-reading.ts";
import { useStore } from "../state/store.ts";
import { createSwitches } from "./switches.ts";
import { digitField, pressTenKey } from "./ten-key.ts";

/** Key of a keyboard that begins and ends reading aloud; main lets it pass (contract/settings/keys.schema.ts). */
const READING_KEY = "F1";

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
    const { hello, reading } = useStore.getState();
    if (code === "Escape" && closeToast()) return true;
    const keys = hello?.settings.keys;
    if (keys === undefined) return false;
    if (hello?.settings.speech === true) {
      if (code === READING_KEY || (keys.tenKey && code === "NumpadMultiply")) {
        if (!repeat) toggleReading();
        return true;
      }
      if (keys.tenKey && code === "Numpad0" && reading && digitField() === null) {
        if (!repeat) readAgain();
        return true;
      }
    }
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
