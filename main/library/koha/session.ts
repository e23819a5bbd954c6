import type { ContactMethod } from "#contract/domain/patron.ts";

/** Koha knows no session of a patron: the kiosk acts as its API account, and this says for whom. */
export interface Session {
  readonly patron: string;
  /** For proving a password again. */
  readonly cardNumber: string;
  /** How Koha tells of a hold, as of the newest look at the patron's record. */
  contact: ContactMethod;
}
