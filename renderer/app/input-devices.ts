import { createSwitches } from "../input/switch-access.ts";
import { digitField, pressTenKey } from "../input/ten-key.ts";
import { closeToast } from "../state/close-toast.ts";
import { useStore } from "../state/store.ts";
import { toggleReadAloud } from "../state/toggle-read-aloud.ts";
import { readAgain } from "./read-aloud.ts";

/** The key that starts and stops reading aloud; main passes it (contract/settings/keys.schema.ts). */
const READING_KEY = "F1";

/** The key on whose release browsers press a button. */
const ON_RELEASE = "Space";

/**
 * Input devices besides the touch screen: a keypad, two switches. Main passes their keys; here they get their meaning, by
 * physical key. Returns the function that stops it.
 */
export function watchInputDevices(): () => void {
  const switches = createSwitches();

  /** Handles a key of these devices; true if it was one. */
  function take({ code, repeat }: KeyboardEvent): boolean {
    const { hello, readAloud } = useStore.getState();
    if (code === "Escape" && closeToast()) return true;
    const keys = hello?.settings.keys;
    if (keys === undefined) return false;
    if (hello?.settings.speech === true) {
      if (code === READING_KEY || (keys.tenKey && code === "NumpadMultiply")) {
        if (!repeat) toggleReadAloud();
        return true;
      }
      if (keys.tenKey && code === "Numpad0" && readAloud && digitField() === null) {
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
      keys.tenKey &&
      (repeat || pressTenKey(code, closeToast)) &&
      code.startsWith("Numpad") &&
      code !== "NumpadEnter"
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
