import type { Refusal, RefusalName } from "#contract/refusals.ts";
import type { ScanNews } from "#contract/scan.ts";

/** A scan that is neither a card nor a copy. */
export type NoCopy = Exclude<ScanNews, { readonly kind: "card" | "copy" }>;

/** What a publisher prints on a book, beside its ISBN. */
const OF_PUBLISHER: readonly RefusalName[] = ["scan-second-row", "scan-magazine"];
/** A number that looks like no copy and no card of the library. */
const NOT_OURS: readonly RefusalName[] = ["foreign-card", "scan-unknown"];

/** What is wrong with a scan where only copies count: the patron has a book in hand, and another barcode of it may be the right one. */
export function whyNoCopy(scan: NoCopy): Refusal {
  if (scan.kind === "isbn" || OF_PUBLISHER.includes(scan.refusal.name)) return { name: "scan-not-copy" };
  return NOT_OURS.includes(scan.refusal.name) ? { name: "foreign-copy" } : scan.refusal;
}
