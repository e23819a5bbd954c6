/** Browser features that a kiosk must not have: menu, drag and drop, selection, middle-click paste (R31, R32, R49). */
const UNWANTED = [
  "contextmenu",
  "dragstart",
  "dragenter",
  "dragover",
  "drop",
  "selectstart",
  "auxclick",
  // No pasting by any button or key (R49).
  "paste",
] as const;

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Cancels them before the page sees them. Text fields allow selection, because a caret needs it. */
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
  // The middle button pastes PRIMARY and starts scrolling, so the press itself is cancelled.
  target.addEventListener(
    "mousedown",
    (event) => {
      if (event.button === 1) event.preventDefault();
    },
    { capture: true },
  );
}
