import type { Generated } from "kysely";

/** What a mail is for. */
export type MailKind = "email-confirmation" | "hold-ready" | "hold-expired";

/** What kept a mail from being handed over, as it may be logged and shown: never the mail server's own words. */
export type MailFailureCode =
  /** No connection, no greeting, or it broke. */
  | "server-unreachable"
  /** TLS is missing or cannot be trusted. */
  | "server-not-trusted"
  /** The server wants a password, or another one. */
  | "server-sign-in"
  /** The server does not let us send, whomever to. */
  | "server-refuses-us"
  /** The server says: later. */
  | "later"
  /** The server takes the recipient but not this mail. */
  | "mail-refused"
  /** The server does not know the recipient, for ever. */
  | "recipient-unknown"
  /** The recipient does not let our mail in, for ever. */
  | "recipient-refuses"
  /** A mistake of ours. */
  | "bug";

/** A mail on its way. `dead`: given up, its words are deleted. Instants in milliseconds. */
export interface OutboxTable {
  id: Generated<number>;
  /** 32 random characters in the Message-ID, the envelope and bounces. */
  token: string;
  kind: MailKind;
  state: Generated<"waiting" | "dead">;
  patronId: number;
  holdId: number | null;
  /** Which of the patron's addresses it was written for; `PatronsTable.emailNo`. */
  emailNo: number;
  sender: string;
  subject: string;
  text: string;
  createdAt: number;
  attempts: Generated<number>;
  nextAt: number;
  leaseOwner: string | null;
  leasedUntil: number | null;
  lastError: MailFailureCode | null;
}

/** A mail the server has taken: just enough to know it again when it comes back. */
export interface SentMailsTable {
  token: string;
  kind: MailKind;
  patronId: number;
  holdId: number | null;
  emailNo: number;
  sentAt: number;
}

/** The newest confirmation of a patron's address: hashes of its code and its link. */
export interface EmailProofsTable {
  patronId: number;
  salt: Buffer;
  codeHash: Buffer;
  linkHash: Buffer | null;
  triesLeft: number;
  expiresAt: number;
}

/**
 * What staff do by hand: tell that a book is ready, that a hold is over, ask for another way of contact, or tell that
 * no copy is left that could fill the hold, or that the copy of a ready hold is lost and another one is waited for.
 */
export type TaskKind = "tell-ready" | "tell-expired" | "contact-otherwise" | "hold-unfillable" | "copy-lost";
/** How: as the patron chose, or in any way there is. */
export type TaskWay = "phone" | "post" | "fax" | "any";
/** Why by hand: chosen by the patron, or why mail does not do (D29, D45, D46); `no-copy`: for the last two kinds. */
export type TaskWhy =
  | "chosen"
  | "bounced"
  | "refused"
  | "undelivered"
  | "no-address"
  | "unproven"
  | "no-copy";

export interface TasksTable {
  id: Generated<number>;
  kind: TaskKind;
  holdId: number;
  way: TaskWay;
  why: TaskWhy;
  createdAt: number;
  doneAt: number | null;
}
