import { typeInto } from "./type-into.ts";

/** Time of the last scan's event, on the clock of `Event.timeStamp`. */
let scannedAt = 0;

/**
 * Erases the last characters of the focused field: with a keyboard, the beginning of a scan passes as typing until it is
 * recognised. Fires the field's `input` event.
 */
export function eraseScanned(characters: number): void {
  if (characters <= 0) return;
  scannedAt = new Event("scan").timeStamp;
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  typeInto(field, field.value.slice(0, -characters));
}

/**
 * Drops keys of a scan that arrive after its event: keys and events take different ways to the page, and a late digit of
 * a card would stand in the password field that the card opened. On a busy machine the event may come between `keydown` and
 * `keypress`, which types the character. Returns the function that stops it.
 */
export function dropLateScanKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.timeStamp >= scannedAt) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const types = ["keydown", "keypress"] as const;
  for (const type of types) window.addEventListener(type, onKey, true);
  return () => {
    for (const type of types) window.removeEventListener(type, onKey, true);
  };
}
