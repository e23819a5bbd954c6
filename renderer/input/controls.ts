const CONTROLS = "button, a[href], input, select, textarea, [tabindex='0'], [role='button']";

function isShown(element: HTMLElement): boolean {
  // jsdom has no layout: there everything that is not hidden counts as shown.
  const seen = element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  return seen && element.closest("[hidden], [aria-hidden='true']") === null;
}

/** What can be pressed or typed into now, in reading order; under an open dialog only what is in it. */
export function controlsNow(): readonly HTMLElement[] {
  const dialogs = [...document.querySelectorAll<HTMLElement>("dialog[open], [aria-modal='true']")];
  const ground = dialogs.filter(isShown).at(-1) ?? document;
  return [...ground.querySelectorAll<HTMLElement>(CONTROLS)].filter(isShown);
}

/** Role of a control that a key of the keypad presses directly (`data-hand`). */
export type ControlRole = "back" | "help" | "finish" | "erase";

/** The control with this role; under an open dialog only one of the dialog. */
export function controlWithRole(role: ControlRole): HTMLElement | undefined {
  return controlsNow().find((control) => control.dataset["hand"] === role);
}
