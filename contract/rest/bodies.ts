import type { ContactMethod, Overview } from "../domain/patron.ts";
import type { Refusal } from "../refusals.ts";

/** Body of every refusal. */
export interface RefusalBody {
  readonly refusal: Refusal;
  /** The code of the refusal, for people who read the traffic. */
  readonly code: string;
}

export interface SignInBody {
  readonly cardNumber: string;
  readonly password: string;
}

/** A card without a password. */
export interface SignInByCardBody {
  readonly cardNumber: string;
}

export interface SignedInByCardBody {
  readonly session: string;
}

export interface SignedInBody {
  readonly session: string;
  readonly overview: Overview;
}

export interface PlaceHoldBody {
  readonly title: string;
  readonly pickup: string;
  readonly contact: ContactMethod;
}

export interface ChangeHoldBody {
  readonly pickup: string;
  readonly contact: ContactMethod;
}

/** A copy to lend. `renew`: the patron who has it already wants it for longer. */
export interface CheckOutBody {
  readonly barcode: string;
  readonly renew: boolean;
}

/** A returned copy. `loan`: taken back only while it is on this loan, which is undone. */
export interface CheckInBody {
  readonly barcode: string;
  readonly loan?: string;
}

/** That a process lives. */
export interface HealthBody {
  /** It serves a catalogue alone: no patrons, holds and loans. */
  readonly catalogueOnly?: true;
}

/** State of one process, for a load balancer and operators. */
export interface ReadyBody {
  /** `newer`: a newer backend has already migrated the database. `behind` is never ready. */
  readonly migrations: "current" | "newer";
  /** `off`: no mail server is set · `failing`: queued mails could not be sent. */
  readonly mail: "off" | "ok" | "failing";
}

/** D41: the digits of the confirmation mail as typed. */
export interface ConfirmEmailBody {
  readonly code: string;
}

/** The recorded answer of a write: its HTTP status and its body, an answer or a `RefusalBody`. */
export interface OperationBody {
  readonly status: number;
  readonly body: unknown;
}
