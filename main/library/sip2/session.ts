import type { Abort } from "#contract/library/port.ts";
import type { FieldId } from "./fields.table.ts";
import type { Message } from "./message.ts";
import type { AnswerId, PartName, RequestId } from "./messages.table.ts";

/**
 * One request. What is left out is filled in: AO and AC from the settings, dates with now, other parts with their
 * usual value (`compose.ts`). An undefined or empty field is not sent, but for AC, AD, BP and BQ where the server wants
 * them empty, and AO, AA and AB where the message must have them.
 */
export interface Ask<Id extends RequestId = RequestId> {
  readonly id: Id;
  readonly parts?: Partial<Readonly<Record<PartName<Id>, string>>>;
  readonly fields?: Partial<Readonly<Record<FieldId, string>>>;
}

/** Why a request was surely not carried out. */
export type Unsent =
  /** Nobody waits any more; it had not been sent. */
  | "aborted"
  /** Too many others wait. */
  | "busy"
  /** A value that cannot be sent: too long, or its signs are not in the server's character table. */
  | "unfit"
  /** There is no connection: refused, unknown name, time-out. Also while a pause after failures lasts. */
  | "unreachable"
  /** The TLS handshake failed: not our server, or it does not want us (R57). */
  | "untrusted"
  /** The server hung, closed or talked nonsense before or during the login. */
  | "login-failed"
  /** 940: it does not know the terminal's user or password. */
  | "login-refused"
  /** `end` was called. */
  | "ended";

/** Why nobody knows whether a request was carried out. The connection was closed. */
export type Lost =
  /** Nobody waits any more; it had been sent. */
  | "aborted"
  | "timeout"
  /** The server closed or reset the connection, or it broke. */
  | "closed"
  /** Not SIP2, or longer than any answer may be. */
  | "nonsense"
  /** `strict` only: checksum missing or wrong. The operator's hint: set errorDetection to `send`. */
  | "checksum"
  /** An answer to something else: another message, number, card, copy or institution (sip2-sru 5.14). */
  | "mismatch"
  /** 96, twice, or to a write. */
  | "resend";

/** What became of a request. `lost` of a read means nothing worse than that there is no answer. */
export type Reply<Id extends RequestId = RequestId> =
  | { readonly kind: "answer"; readonly message: Message<AnswerId<Id>> }
  | { readonly kind: "unsent"; readonly reason: Unsent }
  | { readonly kind: "lost"; readonly reason: Lost };

/**
 * The way to one SIP2 server: at most one connection, one request on it at a time, the others wait their turn.
 * It connects, logs in (93) and asks for the state (99) by itself when it must, and closes after any doubt.
 * Nothing here throws or rejects, and nothing of a request or an answer is logged.
 */
export interface Sip2Session {
  /**
   * Sends one request and waits for its answer, which is believed only when it is one: the paired message, the same
   * number, and the card, copy and institution that were asked for. A read that found its connection closed is asked
   * once more on a new one; a write (11 09 29 15 65 37) is sent once, ever.
   * Takes at most connectSeconds + loginSeconds + requestSeconds from its turn on, twice that for a read.
   */
  ask<Id extends RequestId>(ask: Ask<Id>, signal: Abort): Promise<Reply<Id>>;
  /**
   * A visit begins that needs the server: the connection, once there, stays and is kept alive (99) until the answered
   * function is called. May be called by several; each calls its own function, once or more often. Without a hold a
   * connection is closed `idleSeconds` after its last answer, so that many kiosks do not use up a server's workers.
   */
  hold(): () => void;
  /** What the server said of itself in its last 98; null before the first. Its values are hints (sip2-sru 5.24). */
  state(): Message<"98"> | null;
  /** Closes; whoever waits is answered. Nothing can be asked afterwards. */
  end(): void;
}
