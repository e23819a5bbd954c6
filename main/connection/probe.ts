import type { TestCard } from "#contract/staff/connection.ts";
import type { Found } from "./found.ts";
import type { Place } from "./wire.ts";

/** Tests of one kind of backend, after it was reached. Run in this order until one fails. */
export interface Probe {
  readonly place: Place;
  /** Whether it accepts the account, and is the expected system. */
  login(): Promise<Found>;
  /** Whether it is in service. */
  status(): Promise<Found>;
  /** Whether a patron can sign in. The password is used once and not stored. */
  card(card: TestCard): Promise<Found>;
  /** Closes what is still open. */
  end(): void;
}
