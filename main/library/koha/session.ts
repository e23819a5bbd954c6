import type { ContactMethod } from "#contract/domain/patron.ts";
import type { Borrower } from "../sip2/patrons.ts";

/** Koha has no sessions of patrons: the kiosk uses its API account, and this is the patron it acts for. */
export interface Session {
  readonly patron: string;
  /** To check a password again. */
  readonly cardNumber: string;
  /** Known by the card alone (D87). */
  readonly byCard: boolean;
  /** The same patron for SIP2, with the password that its messages have, if any; null where nothing is lent over SIP2. */
  borrower: Borrower | null;
  /** SIP2 has been asked about the patron, so it is told when they leave. */
  isKnownToSip2: boolean;
  /** How Koha notifies about a hold, when the patron's record was last read. */
  contact: ContactMethod;
}
