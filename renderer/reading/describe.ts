import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import type { Speak } from "../words/index.ts";
import { sentences } from "./text.ts";

/** A field whose text is nobody's to hear: a password, a card's number. */
function isSecret(field: HTMLInputElement): boolean {
  return field.type === "password" || field.closest("[data-unspoken]") !== null;
}

function contentOf(field: HTMLElement, t: Speak): string {
  if (!(field instanceof HTMLInputElement)) return field.textContent?.trim() || t("speech.empty");
  if (field.value === "") return t("speech.empty");
  return isSecret(field) ? t("speech.typed", { count: [...field.value].length }) : field.value;
}

/** What a control says when it is reached: its name, what it is, how it stands. */
export function describe(control: HTMLElement, t: Speak): string {
  const name = computeAccessibleName(control);
  if (control.matches("input, textarea, [role='textbox']")) {
    const more = computeAccessibleDescription(control);
    return sentences([`${name} ${t("speech.field")}`, contentOf(control, t), more]);
  }
  // A key of a board is its letter, said alone, so that one hears it at once.
  if (control.classList.contains("key")) return name;
  const chosen = control.getAttribute("aria-pressed") === "true" ? t("speech.chosen") : "";
  return sentences([`${name} ${t("speech.button")}`, chosen]);
}

/** What is said of a character that was typed or erased; of a secret only how many there are. */
export function echo(field: HTMLInputElement, before: string, t: Speak): string {
  if (isSecret(field) || field.value === "") return contentOf(field, t);
  return field.value.startsWith(before) ? field.value.slice(before.length) : contentOf(field, t);
}
