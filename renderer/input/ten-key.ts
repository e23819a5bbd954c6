import { type ControlRole, controlsNow, controlWithRole } from "./controls.ts";
import { focusByKeys } from "./modality.ts";
import { type Direction, nextInDirection } from "./spatial-navigation.ts";
import { typeInto } from "./type-into.ts";

const WAYS: Readonly<Record<string, Direction>> = {
  Numpad8: "up",
  Numpad2: "down",
  Numpad4: "left",
  Numpad6: "right",
};
/** Navigation in reading order. */
const STEPS: Readonly<Record<string, number>> = { Numpad7: -1, Numpad9: 1, NumpadAdd: 1 };
const ROLES: Readonly<Record<string, ControlRole>> = { NumpadDivide: "help", NumpadDecimal: "erase" };

/** The focused digits-only field, which gets digits from the keypad; elsewhere its keys navigate. */
export function digitField(): HTMLInputElement | null {
  const here = document.activeElement;
  return here instanceof HTMLInputElement && here.dataset["takes"] === "digits" ? here : null;
}

function move(way: Direction): void {
  const controls = controlsNow();
  const here = document.activeElement;
  const from = here === null || here === document.body ? null : here.getBoundingClientRect();
  const others = controls.filter((control) => control !== here);
  const first = from === null || !controls.some((control) => control === here);
  const areas = others.map((control) => control.getBoundingClientRect());
  const to = first ? controls[0] : others[nextInDirection(from, areas, way)];
  if (to !== undefined) focusByKeys(to);
}

function step(by: number): void {
  const controls = controlsNow();
  const here = document.activeElement;
  const at = here instanceof HTMLElement ? controls.indexOf(here) : -1;
  const to = at === -1 ? (by > 0 ? 0 : controls.length - 1) : (at + by + controls.length) % controls.length;
  const control = controls[to];
  if (control !== undefined) focusByKeys(control);
}

function press(): void {
  const here = document.activeElement;
  if (here instanceof HTMLInputElement) {
    here.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  } else if (here instanceof HTMLElement && controlsNow().includes(here)) here.click();
}

/** Goes back; from a dialog or a toast to what is below; without a previous screen, to the end of the visit. */
function back(closeToast: () => boolean): void {
  const dialog = document.querySelector("dialog[open]");
  if (dialog !== null) return void dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  if (closeToast()) return;
  (controlWithRole("back") ?? controlWithRole("finish"))?.click();
}

/**
 * Handles a key of the numeric keypad: 8 2 4 6 move, 7 9 step in reading order, 5 presses, - goes back, . erases the last
 * character, / opens help. In a digit field, digits type. Enter is handled by the browser. Returns whether it was one of these
 * keys.
 * @param code `KeyboardEvent.code`: the physical key, independent of Num Lock.
 * @param closeToast closes a toast that covers the page; false when there is none
 */
export function pressTenKey(code: string, closeToast: () => boolean): boolean {
  const field = digitField();
  const digit = /^Numpad(\d)$/u.exec(code)?.[1];
  if (field !== null && digit !== undefined) {
    typeInto(field, field.value + digit);
    return true;
  }
  const way = WAYS[code];
  const by = STEPS[code];
  const role = ROLES[code];
  if (way !== undefined) move(way);
  else if (by !== undefined) step(by);
  else if (role !== undefined) controlWithRole(role)?.click();
  else if (code === "Numpad5") press();
  else if (code === "NumpadSubtract") back(closeToast);
  else return false;
  return true;
}
