import type { TitleLine } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { Item } from "./item.ts";

/** SIP2 knows no session: each message names the card and bears its password, so both are kept while the visit lasts. */
export interface PatronRecord {
  readonly card: string;
  readonly pin: string;
  /** Copies that were asked about in this visit, by barcode, and when (milliseconds of a monotonic clock). */
  readonly items: Map<string, { readonly item: Item; readonly at: number }>;
  /** What no list of the server's tells of a hold, as this visit has set it, by the hold's line. */
  readonly holds: Map<string, { readonly pickup: LibraryId; readonly title?: TitleLine }>;
  /** Lets the connection go that was kept for this visit. */
  readonly release: () => void;
}
