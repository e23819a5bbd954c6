import { useStore } from "../state/store.ts";

/**
 * Closes the strip that answers a scan, for those who go by keys: what it lies over is seen again, and the focus stays
 * (WCAG 2.4.11). An open box comes first; a cancellation that can be taken back is nothing to close. Answers whether there
 * was one.
 */
export function closeStrip(): boolean {
  const { strip, hideStrip } = useStore.getState();
  if (document.querySelector("dialog[open]") !== null) return false;
  // The list of holds tells of its cancellations in its own place, and over nothing.
  if (strip === null || document.querySelector(".strip > *") === null) return false;
  hideStrip();
  return true;
}
