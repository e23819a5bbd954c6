import { kiosk } from "../kiosk.ts";
import { clearSavedList } from "./saved-list.ts";
import { useStore } from "./store.ts";

/** Ends the visit: the page clears what it shows at once, and main does the rest. Idempotent. */
export function finish(): void {
  if (useStore.getState().finishing) return;
  useStore.getState().endVisit();
  clearSavedList();
  void kiosk().finish({});
}
