import type { Generated } from "kysely";

/** What a mail is for. */
export type MailKind = "email-confirmation" | "hold-ready" | "hold-expired";

/** Why a mail could not be delivered, for logs and screens; never the mail server's own text. */
export type MailFailureCode =
  /** No connection, no greeting, or it broke. */
  | "server-unreachable"
  /** TLS is missing or cannot be trusted. */
  | "server-not-trusted"
  /** The server requires a password, or rejects it. */
  | "server-sign-in"
  /** The server rejects the sender for all recipients. */
  | "server-refuses-us"
  /** A temporary rejection. */
  | "later"
  /** The server accepts the recipient but rejects this mail. */
  | "mail-refused"
  /** The recipient does not exist, permanently. */
  | "recipient-unknown"
  /** The recipient rejects the mail, permanently. */
  | "recipient-refuses"
  /** A bug. */
  | "bug";

/** A queued mail. `dead`: given up, its text is deleted. Instants in milliseconds. */
export interface OutboxTable {
  id: Generated<number>;
  /** 32 random characters in the Message-ID, the envelope and bounces. */
  token: string;
  kind: MailKind;
  state: Generated<"waiting" | "dead">;
  patronId: number;
  holdId: number | null;
  /** The version of the patron's address it was written for; `PatronsTable.emailNo`. */
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

/** A sent mail: only the data to recognise it when it is returned. */
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
 * Manual tasks: notify of a ready or expired hold, ask for another contact method, or notify that no copy is left for the hold,
 * or that the copy of a ready hold is lost.
 */
export type TaskKind = "tell-ready" | "tell-expired" | "contact-otherwise" | "hold-unfillable" | "copy-lost";
/** The chosen contact method, or any. */
export type TaskWay = "phone" | "post" | "fax" | "any";
/** The reason: chosen by the patron, or why mail is not possible (D29, D45, D46); `no-copy`: for the last two kinds. */
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
