import { type RefObject, useEffect, useRef } from "react";
import { kiosk } from "../app/kiosk.ts";

/** Touches that lead to the staff area's PIN pad, and the time in milliseconds they may take. */
export const KNOCKS = 5;
const KNOCK_WITHIN_MS = 4000;

/**
 * Counts touches of something that is no button. Nothing on the attract screen should invite a patron to the staff
 * area; whoever finds this finds a PIN pad (R94). For whoever cannot touch there is the staff card.
 */
export function useKnock(): RefObject<HTMLElement | null> {
  const door = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = door.current;
    if (element === null) return;
    let knocks: readonly number[] = [];
    const knock = ({ timeStamp }: Event): void => {
      knocks = [...knocks.filter((at) => timeStamp - at < KNOCK_WITHIN_MS), timeStamp];
      if (knocks.length < KNOCKS) return;
      knocks = [];
      void kiosk().staffDoor({});
    };
    element.addEventListener("click", knock);
    return () => element.removeEventListener("click", knock);
  }, []);
  return door;
}
