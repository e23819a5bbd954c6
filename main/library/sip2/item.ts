import type { IsoDate } from "#contract/domain/text.ts";
import type { CopyStatus } from "#contract/domain/title.ts";

/** State of a copy. `in-house`: in process or to be reshelved, so neither on loan nor on its shelf. */
export type ItemStatus = CopyStatus | "in-house";

/** Item information of one copy (18). */
export interface Item {
  readonly barcode: string;
  readonly title: string;
  readonly status: ItemStatus;
  /** Null = none, or not in a readable form (SIP-23). */
  readonly due: IsoDate | null;
  /** Last day on the hold shelf (CM), if the server sends it. */
  readonly shelfUntil: IsoDate | null;
  /** Current location (AP); empty if not given. */
  readonly place: string;
  /** Where it belongs (AQ); empty if not given. */
  readonly permanentPlace: string;
  /** Media type (CK); empty if not given. */
  readonly kind: string;
  /** Length of the hold queue (CF); null = not given. */
  readonly waiting: number | null;
}
