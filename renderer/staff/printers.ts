import { useEffect, useState } from "react";
import type { Printer } from "#contract/staff/reports.ts";
import { staff } from "./bridge.ts";

/** How often the printers are asked for again, so that one that was just added appears by itself, in milliseconds. */
const LOOK_EVERY_MS = 3000;

/** The queues of this machine's CUPS; null until they are known. */
export function usePrinters(): readonly Printer[] | null {
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null);
  useEffect(() => {
    let on = true;
    const look = (): void =>
      void staff()
        .printers({})
        .then((found) => on && setPrinters(found))
        .catch(() => undefined);
    look();
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => {
      on = false;
      window.clearInterval(timer);
    };
  }, []);
  return printers;
}
