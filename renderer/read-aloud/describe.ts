import { computeAccessibleDescription, computeAccessibleName } from "dom-accessibility-api";
import type { Translate } from "../i18n/index.ts";
import { sentences, spokenFor } from "./text.ts";

/** A field that must not be read aloud: a password, a card number. */
function isSecret(field: HTMLInputElement): boolean {
  return field.type === "password" || field.closest("[data-unspoken]") !== null;
}

function contentOf(field: HTMLElement, t: Translate): string {
  if (!(field instanceof HTMLInputElement)) return field.textContent?.trim() || t("speech.empty");
  if (field.value === "") return t("speech.empty");
  return isSecret(field) ? t("speech.typed", { count: [...field.value].length }) : field.value;
}

/** The name of a control, with catalogue readings in place of titles and names. */
function spokenName(control: HTMLElement): string {
  let name = computeAccessibleName(control);
  let from = 0;
  for (const element of control.querySelectorAll("[data-spoken]")) {
    const spoken = spokenFor(element);
    const written = element.textContent?.trim() ?? "";
    const at = name.indexOf(written, from);
    // Named in another way, or hidden: not spoken here.
    if (spoken === null || written === "" || at === -1) continue;
    name = name.slice(0, at) + spoken + name.slice(at + written.length);
    from = at + spoken.length;
  }
  return name;
}

/** The description of a focused control: name, role, state. */
export function describe(control: HTMLElement, t: Translate): string {
  const name = spokenName(control);
  if (control.matches("input, textarea, [role='textbox']")) {
    const more = computeAccessibleDescription(control);
    return sentences([`${name} ${t("speech.field")}`, contentOf(control, t), more]);
  }
  // A keyboard key is only its letter, so that it is spoken at once.
  if (control.classList.contains("key")) return name;
  const chosen = control.getAttribute("aria-pressed") === "true" ? t("speech.chosen") : "";
  return sentences([`${name} ${t("speech.button")}`, chosen]);
}

/** The spoken echo of a typed or erased character; for a secret only the number of characters. */
export function echo(field: HTMLInputElement, before: string, t: Translate): string {
  if (isSecret(field) || field.value === "") return contentOf(field, t);
  return field.value.startsWith(before) ? field.value.slice(before.length) : contentOf(field, t);
}
