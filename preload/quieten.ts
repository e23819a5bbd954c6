/** Things a browser offers and a kiosk must not: menu, drag and drop, selection, middle-click paste (R31, R32, R49). */
const UNWANTED = [
  "contextmenu",
  "dragstart",
  "dragenter",
  "dragover",
  "drop",
  "selectstart",
  "auxclick",
  // Nothing is pasted here, by whatever button or key (R49).
  "paste",
] as const;

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Stops them before the page sees them. Text fields may be selected in: a caret needs it. */
export function quieten(target: Window): void {
  for (const name of UNWANTED) {
    target.addEventListener(
      name,
      (event) => {
        if (name === "selectstart" && isTextField(event.target)) return;
        event.preventDefault();
      },
      { capture: true },
    );
  }
  // The middle button pastes PRIMARY and starts scrolling; the press itself must go.
  target.addEventListener(
    "mousedown",
    (event) => {
      if (event.button === 1) event.preventDefault();
    },
    { capture: true },
  );
}
