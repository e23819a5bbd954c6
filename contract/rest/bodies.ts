import type { ContactMethod, Overview } from "../domain/patron.ts";
import type { Refusal } from "../refusals.ts";

/** Body of every refusal. */
export interface RefusalBody {
  readonly refusal: Refusal;
  /** The catalogue's code, for people who read the wire. */
  readonly code: string;
}

export interface SignInBody {
  readonly cardNumber: string;
  readonly password: string;
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

/** The recorded answer of a write: its HTTP status and its body, an answer or a `RefusalBody`. */
export interface OperationBody {
  readonly status: number;
  readonly body: unknown;
}
