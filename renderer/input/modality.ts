/** Class of the document during keyboard navigation: only then fields show the focus ring. */
const CLASS = "by-keys";
const MOVING_KEYS: ReadonlySet<string> = new Set(["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/** Whether the patron navigates by keys or switches now. */
export function goesByKeys(): boolean {
  return document.documentElement.classList.contains(CLASS);
}

/** Focuses a control as a key does: scrolled into view, with its ring. */
export function focusByKeys(control: HTMLElement): void {
  document.documentElement.classList.add(CLASS);
  // Missing in the compiler's types; without it, the browser would decide by the last touch.
  const options: FocusOptions & { readonly focusVisible: boolean } = { focusVisible: true };
  control.focus(options);
}

/**
 * Browsers always show the focus of a field, and that of a button only after keys. On a touch screen a field needs no ring: its
 * next box is marked. Returns the function that stops it.
 */
export function watchModality(): () => void {
  const byKeys = (event: KeyboardEvent): void => {
    if (MOVING_KEYS.has(event.key)) document.documentElement.classList.add(CLASS);
  };
  const byTouch = (): void => document.documentElement.classList.remove(CLASS);
  document.addEventListener("keydown", byKeys, true);
  document.addEventListener("pointerdown", byTouch, true);
  return () => {
    document.removeEventListener("keydown", byKeys, true);
    document.removeEventListener("pointerdown", byTouch, true);
  };
}
