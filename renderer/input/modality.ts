/** Class of the document while the patron moves by keys: only then a field shows the focus ring. */
const CLASS = "by-keys";
const MOVING_KEYS: ReadonlySet<string> = new Set(["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/** Whether the patron moves by keys or switches now. */
export function goesByKeys(): boolean {
  return document.documentElement.classList.contains(CLASS);
}

/** Gives a control the focus as a key does: in sight, and with its ring. */
export function focusByKeys(control: HTMLElement): void {
  document.documentElement.classList.add(CLASS);
  // Newer than the compiler's list of options; without it, the browser would guess from the last touch.
  const options: FocusOptions & { readonly focusVisible: boolean } = { focusVisible: true };
  control.focus(options);
}

/**
 * A browser shows the focus of a field always and that of a button only after keys. On a touch screen the field
 * needs no ring: its next box is marked. Answers a stop.
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
