import { clearSavedList } from "../state/saved-list.ts";
import { useStore } from "../state/store.ts";
import { kiosk } from "./kiosk.ts";

/** Pulls the ribbon out: the page forgets at once what it shows, and main does the rest. Twice does no more. */
export function finish(): void {
  if (useStore.getState().finishing) return;
  useStore.getState().pullTail();
  clearSavedList();
  void kiosk().finish({});
}
