import { kiosk } from "../kiosk.ts";
import { useStore } from "./store.ts";

/**
 * Starts or stops reading aloud, where the terminal can. On the attract screen it begins a visit, as a language does, so
 * that it ends with that visit.
 */
export function toggleReadAloud(): void {
  const { readAloud, visit, setReadAloud } = useStore.getState();
  setReadAloud(!readAloud);
  if (useStore.getState().readAloud && visit.phase === "attract") void kiosk().begin({});
}
