import type { ContactMethod } from "#contract/domain/patron.ts";

/** Koha has no sessions of patrons: the kiosk uses its API account, and this is the patron it acts for. */
export interface Session {
  readonly patron: string;
  /** To check a password again. */
  readonly cardNumber: string;
  /** How Koha notifies about a hold, when the patron's record was last read. */
  contact: ContactMethod;
}
