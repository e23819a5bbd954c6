import { type RefObject, useEffect, useRef } from "react";
import { kiosk } from "../kiosk.ts";

/** Taps that open the staff PIN pad, and within how many milliseconds. */
export const STAFF_TAPS = 5;
const WITHIN_MS = 4000;

/**
 * Opens the staff PIN pad after five taps on an element that is no button, so that nothing on the attract screen invites
 * patrons (R94). The staff card does the same without touch.
 */
export function useHiddenStaffGesture(): RefObject<HTMLElement | null> {
  const target = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    let taps: readonly number[] = [];
    const tap = ({ timeStamp }: Event): void => {
      taps = [...taps.filter((at) => timeStamp - at < WITHIN_MS), timeStamp];
      if (taps.length < STAFF_TAPS) return;
      taps = [];
      void kiosk().staffDoor({});
    };
    element.addEventListener("click", tap);
    return () => element.removeEventListener("click", tap);
  }, []);
  return target;
}
