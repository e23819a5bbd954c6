import { useEffect, useRef } from "react";
import { type ScanSeen, useStaff } from "../store.ts";

/** Calls with each scan that comes while the page is shown. */
export function useScan(take: (scan: ScanSeen) => void): void {
  const scan = useStaff((state) => state.scans[0]);
  const seen = useRef(scan);
  useEffect(() => {
    if (scan === undefined || scan === seen.current) return;
    seen.current = scan;
    take(scan);
  }, [scan, take]);
}
