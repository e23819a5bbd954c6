import type { HoldId } from "./hold.ts";
import type { LibraryId } from "./library.ts";
import type { StaffHold } from "./staff.ts";
import type { IsoInstant } from "./text.ts";

/**
 * How a returned mail was classified. `not-a-report`: ignored · `underway`: only a delay or a delivery notice · `unknown-mail`:
 * not sent by this system, or too old · `older-address`: the patron has another address since, which is left alone ·
 * `undelivered`: staff notify the patron, the address stays · `bounced`, `refused`: the address is marked.
 */
export const REPORT_OUTCOMES = [
  "not-a-report",
  "underway",
  "unknown-mail",
  "older-address",
  "undelivered",
  "bounced",
  "refused",
] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** All actions that the journal records. */
export const JOURNAL_VERBS = [
  "issue-card",
  "temporary-password",
  "unlock-card",
  "change-patron",
  "place-hold",
  "change-hold",
  "cancel-hold",
  "approve",
  "set-aside",
  "send",
  "ready",
  "requeue",
  "expire",
  "lend",
  "return",
  "mark-lost",
  "mark-found",
  "task-done",
  "mark-bounced",
  "write-message",
  "withdraw-message",
  "add-staff",
  "revoke-staff",
  "add-kiosk",
  "revoke-kiosk",
] as const;
export type JournalVerb = (typeof JOURNAL_VERBS)[number];

/**
 * The outcome of a patron's write. `unknown`: no request with this key while keys are kept (`KEY_HOURS`). The key is then void,
 * or its request may still be in flight.
 */
export const WRITE_OUTCOMES = ["done", "refused", "unknown"] as const;

/** A patron's write as shown to staff at a kiosk; contains no patron data. */
export interface FoundWrite {
  readonly outcome: (typeof WRITE_OUTCOMES)[number];
  /** When it was answered; null when it is unknown. */
  readonly at: IsoInstant | null;
}

/** The actor: a member of staff or a kiosk by id, or a job of the backend. */
export interface JournalActor {
  readonly kind: "staff" | "kiosk" | "job";
  /** Null for a job. */
  readonly id: string | null;
}

/**
 * One line of the journal: ids, and barcodes of copies (`journal --copy`). A line about a patron names no hold and no copy, so
 * that the journal is no borrowing history (D83).
 */
export interface JournalLine {
  readonly id: string;
  readonly at: IsoInstant;
  readonly by: JournalActor;
  readonly verb: JournalVerb;
  readonly hold: string | null;
  readonly copy: string | null;
  readonly patron: string | null;
  readonly staff: string | null;
  readonly task: string | null;
  readonly kiosk: string | null;
}

export interface Journal {
  /** Newest first. */
  readonly lines: readonly JournalLine[];
  /** Pass as `before` for the next page; null = no more. */
  readonly next: string | null;
}

/**
 * Manual tasks of staff. `tell-ready`, `tell-expired`, `contact-otherwise`: notify the patron (D29, D45, D46) ·
 * `hold-unfillable`: no copy can fill the hold any more · `copy-lost`: it was ready and its copy is lost.
 */
export const STAFF_TASK_KINDS = [
  "tell-ready",
  "tell-expired",
  "contact-otherwise",
  "hold-unfillable",
  "copy-lost",
] as const;
export type StaffTaskKind = (typeof STAFF_TASK_KINDS)[number];

/** An open task. */
export interface StaffTask {
  readonly id: string;
  readonly kind: StaffTaskKind;
  /** How to notify the patron. */
  readonly way: "phone" | "post" | "fax" | "any";
  /** Why mail is not used: `chosen` by the patron, or a problem with mail; `no-copy` for the last two kinds. */
  readonly why: "chosen" | "bounced" | "refused" | "undelivered" | "no-address" | "unproven" | "no-copy";
  /** Pickup library of the hold; its counter does the task. */
  readonly library: LibraryId;
  readonly hold: StaffHold;
  readonly madeAt: IsoInstant;
}

export interface StaffTaskList {
  /** Oldest first. */
  readonly tasks: readonly StaffTask[];
}

/** A mail that is queued or was given up, without its text and address. */
export interface StaffMail {
  readonly id: string;
  readonly kind: "email-confirmation" | "hold-ready" | "hold-expired";
  readonly state: "waiting" | "dead";
  readonly card: string;
  readonly hold: HoldId | null;
  readonly madeAt: IsoInstant;
  readonly attempts: number;
  /** Null = given up. */
  readonly nextTryAt: IsoInstant | null;
  /** The code of the last failure, for instance `server-unreachable`; null = not tried yet. */
  readonly trouble: string | null;
}

export interface StaffMailList {
  /** Oldest first, at most 500. */
  readonly mails: readonly StaffMail[];
  /** Pass as `after` for the next page; null = no more. */
  readonly next: string | null;
}

/** A card whose address bounced or rejects mail (D45, D46). */
export interface BouncedAddress {
  readonly card: string;
  readonly state: "bounced" | "refused";
  readonly masked: string;
}

export interface BouncedList {
  /** By card number, at most 500. */
  readonly addresses: readonly BouncedAddress[];
  /** Pass as `after` for the next page; null = no more. */
  readonly next: string | null;
}
