import type { IsoDate } from "#contract/domain/text.ts";
import type { CopyStatus } from "#contract/domain/title.ts";

/** What the server knows of one copy (18). */
export interface Item {
  readonly barcode: string;
  readonly title: string;
  readonly status: CopyStatus;
  /** Null = none, or not in a form that can be read (SIP-23). */
  readonly due: IsoDate | null;
  /** Last day on the hold shelf, where the server tells it (CM). */
  readonly shelfUntil: IsoDate | null;
  /** Where it is now (AP); empty when the server does not say. */
  readonly place: string;
  /** People who wait for it (CF); null = not said. */
  readonly waiting: number | null;
}
