import type { TestCard } from "#contract/staff/connection.ts";
import type { Found } from "./found.ts";
import type { Place } from "./wire.ts";

/** How one kind of backend is tried out, after it was reached. Called in this order, none after one that failed. */
export interface Probe {
  readonly place: Place;
  /** Does it know us, and is it what we take it for? */
  login(): Promise<Found>;
  /** Is it willing to work? */
  status(): Promise<Found>;
  /** Can a patron come in? The password is used once and kept nowhere. */
  card(card: TestCard): Promise<Found>;
  /** Closes what is still open. */
  end(): void;
}
