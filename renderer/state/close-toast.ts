import { useStore } from "./store.ts";

/**
 * Closes the toast for keyboard users, so that it no longer covers the focus (WCAG 2.4.11). Not under an open dialog, and
 * not while a cancellation can be undone. Answers whether one was closed.
 */
export function closeToast(): boolean {
  const { toast, hideToast } = useStore.getState();
  if (document.querySelector("dialog[open]") !== null) return false;
  // The list of holds shows cancellations as rows, not over the page.
  if (toast === null || document.querySelector(".toast-region > *") === null) return false;
  hideToast();
  return true;
}
