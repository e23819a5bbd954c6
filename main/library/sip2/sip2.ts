import type { LibraryId, LibraryInfo } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { CounterOnly } from "../counter-only.ts";
import type { Sessions } from "../sessions.ts";
import type { SruCatalogue } from "../sru/catalogue.ts";
import type { Sip2Capabilities } from "./capabilities.ts";
import { sipDate } from "./dates.ts";
import type { PatronRecord } from "./patrons.ts";
import type { ServerProfile } from "./server-profiles.ts";
import type { Sip2Session } from "./session.ts";

/** A SIP2 server, its ways and its settings: all that lending and taking back need (link.ts). */
export interface Sip2Link extends CounterOnly {
  readonly session: Sip2Session;
  readonly profile: ServerProfile;
  readonly about: LibraryInfo | null;
  /** The kiosk's library. */
  readonly library: LibraryId;
  /** IANA zone of the server's dates; empty = the kiosk's own. */
  readonly zone: string;
  /** Currency of balances; empty = the server's. */
  readonly currency: string;
  /** The library's names of the server's sort bins (CL). */
  readonly bins: Sip2Settings["bins"];
  readonly log: Log;
  readonly capabilities: Sip2Capabilities;
  readonly limits: Limits;
  readonly now: () => number;
}

/** What the parts of the adapter share. */
export interface Sip2 extends Sip2Link {
  readonly patrons: Sessions<PatronRecord>;
  /** Null = there is no catalogue. */
  readonly catalogue: SruCatalogue | null;
  /** The server's standard greeting in screen messages (AF); null = none. */
  readonly greeting: RegExp | null;
}

/** Timeouts in milliseconds: those of the port, and those of the lookups and sign-outs that belong to a call. */
export interface Limits {
  readonly health: number;
  readonly read: number;
  readonly signIn: number;
  /** Reads before a write. */
  readonly prepare: number;
  readonly write: number;
  readonly lookUp: number;
  /** End Patron Session (35); a missing answer must not delay the next patron. */
  readonly endSession: number;
  /** All item requests of a list together; what is not known in time is shown as unknown. */
  readonly copies: number;
}

/** The limits of the port. */
export const LIMITS: Limits = {
  health: 2000,
  read: 5000,
  signIn: 8000,
  prepare: 5000,
  write: 8000,
  lookUp: 2000,
  endSession: 2000,
  copies: 3000,
};

export const OUT_OF_ORDER = refused(refusal("out-of-order"));
export const SIGNED_OUT = refused(refusal("signed-out"));
export const UNEXPECTED = refused(refusal("unexpected"));

/** Today where the server is. */
export function todayOf({ now, zone }: Pick<Sip2Link, "now" | "zone">): IsoDate {
  const text = sipDate(now(), zone);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}
