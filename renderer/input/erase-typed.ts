import { typeInto } from "./type-into.ts";

/**
 * Erases the last characters of the focused field: with a keyboard, the beginning of a scan passes as typing until it is
 * recognised. Fires the field's `input` event.
 */
export function eraseTyped(characters: number): void {
  const field = document.activeElement;
  if (characters <= 0 || !(field instanceof HTMLInputElement)) return;
  typeInto(field, field.value.slice(0, -characters));
}
