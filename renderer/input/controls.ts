const CONTROLS = "button, a[href], input, select, textarea, [tabindex='0'], [role='button']";

function isShown(element: HTMLElement): boolean {
  // jsdom has no layout: there everything that is not hidden counts as shown.
  const seen = element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  return seen && element.closest("[hidden], [aria-hidden='true']") === null;
}

/** What can be pressed or typed into now, in reading order; under an open box only what is in it. */
export function controlsNow(): readonly HTMLElement[] {
  const boxes = [...document.querySelectorAll<HTMLElement>("dialog[open], [aria-modal='true']")];
  const ground = boxes.filter(isShown).at(-1) ?? document;
  return [...ground.querySelectorAll<HTMLElement>(CONTROLS)].filter(isShown);
}

/** Part of the page that a key beside the screen presses without going there (`data-hand`). */
export type Hand = "back" | "help" | "finish" | "erase";

/** The control that has this part now; under an open box only one of the box. */
export function controlOf(hand: Hand): HTMLElement | undefined {
  return controlsNow().find((control) => control.dataset["hand"] === hand);
}
