import { kiosk } from "../app/kiosk.ts";
import { useStore } from "../state/store.ts";

/**
 * Begins or ends reading aloud, where the terminal can. On the first screen it opens the book as well, as a language does: so
 * it ends with a visit, and the next patron is not read to.
 */
export function toggleReading(): void {
  const { reading, visit, setReading } = useStore.getState();
  setReading(!reading);
  if (useStore.getState().reading && visit.phase === "attract") void kiosk().begin({});
}
