import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { Log } from "../../log/log.ts";
import type { CounterOnly } from "../counter-only.ts";
import type { BesideSip2 } from "./beside-sip2.ts";
import type { Times } from "./call.ts";
import type { Features } from "./features.ts";
import type { Rest } from "./rest.ts";
import type { Session } from "./session.ts";

/** What the parts of the adapter share. */
export interface Koha extends CounterOnly {
  readonly rest: Rest;
  /** The same as the account that lends; null = there is none. */
  readonly lending: Rest | null;
  /** Koha's SIP2 server; null = there is none. */
  readonly beside: BesideSip2 | null;
  readonly log: Log;
  /** Branch code of the kiosk's library. */
  readonly library: string;
  /** Library information from the settings; null = use Koha's. */
  readonly about: LibraryInfo | null;
  /** Currency of balances (ISO 4217); empty = balances are not read. */
  readonly currency: string;
  readonly times: Times;
  features(): Features;
  /** The session with this token; null = unknown or ended. */
  sessionOf(token: SessionToken): Session | null;
  openSession(session: Session): SessionToken;
  /** The session that has ended; null = unknown or ended before. */
  endSession(token: SessionToken): Session | null;
}

/** Some methods of the port. */
export type Part<Name extends keyof LibraryPort> = Pick<LibraryPort, Name>;

export const SIGNED_OUT = refused(refusal("signed-out"));
export const UNEXPECTED = refused(refusal("unexpected"));
export const OUT_OF_ORDER = refused(refusal("out-of-order"));
