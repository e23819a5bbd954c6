import type { Printer } from "#contract/staff/reports.ts";
import { staff } from "./bridge.ts";
import { usePolled } from "./polled.ts";

const read = (): Promise<readonly Printer[]> => staff().printers({});

/** The queues of this machine's CUPS; null until they are known. One that was just added appears by itself. */
export function usePrinters(): readonly Printer[] | null {
  return usePolled(read);
}
