import type { LibraryId } from "#contract/domain/library.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import type { Item } from "./item.ts";

/** SIP2 has no sessions: each message contains the card number and password, so both are kept during the visit. */
export interface PatronRecord {
  readonly card: string;
  readonly pin: string;
  /** Copies that were read in this visit, by barcode, with the time (milliseconds of a monotonic clock). */
  readonly items: Map<string, { readonly item: Item; readonly at: number }>;
  /** Pickup library and title of holds as set in this visit, by the hold's line; no list of the server has them. */
  readonly holds: Map<string, { readonly pickup: LibraryId; readonly title?: TitleLine }>;
  /** Releases the connection that was kept for this visit. */
  readonly release: () => void;
}
