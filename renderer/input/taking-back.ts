import { typeInto } from "./typing.ts";

/**
 * Takes the last characters out of the field that has the focus: on a terminal with a keyboard a scan may have
 * been let through as typing before it proved to be one. The field's own `input` handler hears of it.
 */
export function takeBack(characters: number): void {
  const field = document.activeElement;
  if (characters <= 0 || !(field instanceof HTMLInputElement)) return;
  typeInto(field, field.value.slice(0, -characters));
}
