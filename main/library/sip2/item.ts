import type { IsoDate } from "#contract/domain/text.ts";
import type { CopyStatus } from "#contract/domain/title.ts";

/** Item information of one copy (18). */
export interface Item {
  readonly barcode: string;
  readonly title: string;
  readonly status: CopyStatus;
  /** Null = none, or not in a readable form (SIP-23). */
  readonly due: IsoDate | null;
  /** Last day on the hold shelf (CM), if the server sends it. */
  readonly shelfUntil: IsoDate | null;
  /** Current location (AP); empty if not given. */
  readonly place: string;
  /** Length of the hold queue (CF); null = not given. */
  readonly waiting: number | null;
}
