import type { Fee } from "./domain/lending-fee.ts";

/**
 * What the patron can do about a refusal; the page offers exactly this. `again`: repeat the same action · `edit`: correct the
 * input · `scan-card`: scan (another) card · `counter`: only staff can help · `change-password` · `holds`: see the list of holds
 * · `email`: register an address · `email-change`: see and change the registered address · `email-code`: enter the code of the
 * confirmation mail, or have it sent again · `wait`: try again later · `search`: search for something else · `none`: nothing
 * needed.
 */
export type WayOn =
  | "again"
  | "edit"
  | "scan-card"
  | "counter"
  | "change-password"
  | "holds"
  | "email"
  | "email-change"
  | "email-code"
  | "wait"
  | "search"
  | "none";

/** One row of the table of refusals. */
export interface RefusalEntry {
  /** Stable code that a patron can quote to staff (D18); never reused for another meaning. */
  readonly code: string;
  /** HTTP status of the reference backend's answer. */
  readonly status: number;
  readonly wayOn: WayOn;
  /** The code is shown although `wayOn` is not `counter`: the patron may still need staff. */
  readonly quotable?: true;
}

/**
 * All expected refusals. Their texts are `refusal.<name>` in the catalogue of each language; a test proves that none is missing.
 * Codes: 0x and 1x hold and sign-in, 2x loans, 3x the machine, 4x scans, 5x email, 6x password, 71 and 72 catalogue, 73-79 and 29
 * lending and return at a terminal, 8x printing, 9x optional features of library systems, and messages.
 */
export const REFUSALS = {
  // Holds (D20-D40, D48-D54)
  "not-holdable": { code: "H-01", status: 409, wayOn: "counter" }, // D22, D23
  "contact-not-allowed": { code: "H-02", status: 409, wayOn: "edit" }, // D27
  "no-email": { code: "H-03", status: 409, wayOn: "email" }, // D28, D29
  "email-refused": { code: "H-04", status: 409, wayOn: "email-change", quotable: true }, // D46
  "hold-limit": { code: "H-05", status: 409, wayOn: "holds", quotable: true }, // D34
  "already-held": { code: "H-06", status: 409, wayOn: "holds" }, // D62
  "own-loan": { code: "H-07", status: 409, wayOn: "none" }, // D62
  "hold-not-changeable": { code: "H-08", status: 409, wayOn: "counter" }, // D51
  "hold-not-cancellable": { code: "H-09", status: 409, wayOn: "counter" }, // D52
  "hold-not-found": { code: "H-10", status: 404, wayOn: "holds", quotable: true },
  // Sign-in (D5-D19)
  "wrong-credentials": { code: "H-11", status: 401, wayOn: "edit", quotable: true }, // D17; the same for an unknown card
  "foreign-card": { code: "H-12", status: 400, wayOn: "scan-card", quotable: true }, // D6
  "card-locked": { code: "H-13", status: 423, wayOn: "wait", quotable: true }, // D64
  "card-expired": { code: "H-14", status: 403, wayOn: "counter" }, // D65
  "card-number-format": { code: "H-15", status: 400, wayOn: "edit" }, // D5, D16
  "temporary-password": { code: "H-16", status: 403, wayOn: "change-password" }, // D8
  "signed-out": { code: "H-17", status: 401, wayOn: "scan-card" },
  "not-half-width": { code: "H-18", status: 400, wayOn: "edit" }, // D16
  "unknown-library": { code: "H-19", status: 400, wayOn: "edit" },
  // Loans (D57, D58)
  "hold-overdue": { code: "H-20", status: 409, wayOn: "counter" }, // D63
  "renewal-reserved": { code: "H-21", status: 409, wayOn: "none" },
  "renewal-overdue": { code: "H-22", status: 409, wayOn: "counter" },
  "renewal-limit": { code: "H-23", status: 409, wayOn: "none" },
  "renewal-too-early": { code: "H-24", status: 409, wayOn: "wait" },
  "loan-not-found": { code: "H-25", status: 404, wayOn: "none", quotable: true },
  "loan-limit": { code: "H-27", status: 409, wayOn: "counter" }, // D57
  // D65: staff have blocked the card (lost, restricted); H-1x is full
  "card-blocked": { code: "H-28", status: 403, wayOn: "counter" },
  "renewal-class": { code: "H-26", status: 409, wayOn: "none" }, // D58, the item class
  // Lending and return at a terminal (D84-D86)
  "counter-only": { code: "H-29", status: 409, wayOn: "counter" }, // this kind of item, or all of it
  "lent-to-you": { code: "H-73", status: 409, wayOn: "none" },
  "lent-to-another": { code: "H-74", status: 409, wayOn: "counter" },
  "waits-for-another": { code: "H-75", status: 409, wayOn: "counter" },
  "not-for-loan": { code: "H-76", status: 409, wayOn: "counter" }, // D23
  "part-of-set": { code: "H-77", status: 409, wayOn: "counter" }, // its parts have to be counted
  "copy-in-transit": { code: "H-78", status: 409, wayOn: "counter" },
  "foreign-copy": { code: "H-79", status: 404, wayOn: "counter" }, // no copy of this library has the barcode
  // The machine
  "out-of-order": { code: "H-31", status: 503, wayOn: "again", quotable: true },
  "not-confirmed": { code: "H-32", status: 504, wayOn: "counter" }, // a write whose answer was lost
  "too-many-requests": { code: "H-33", status: 429, wayOn: "wait" },
  "bad-request": { code: "H-34", status: 400, wayOn: "again", quotable: true },
  "settings-broken": { code: "H-35", status: 500, wayOn: "counter" },
  "not-done": { code: "H-36", status: 503, wayOn: "again", quotable: true }, // certainly not done; repeating is safe
  "out-of-service": { code: "H-37", status: 503, wayOn: "counter" }, // set by staff
  "service-away": { code: "H-30", status: 503, wayOn: "counter" }, // lending or returns alone; nothing was sent
  // H-38 is on the fallback image that the supervisor shows when the kiosk does not start (packaging: os/pictures): no refusal.
  unexpected: { code: "H-39", status: 500, wayOn: "counter" },
  // Scans (D71-D74)
  "card-not-needed": { code: "H-40", status: 400, wayOn: "again" }, // this terminal only takes copies back
  "scan-check-digit": { code: "H-41", status: 400, wayOn: "again" },
  "scan-second-row": { code: "H-42", status: 400, wayOn: "again" },
  "isbn-not-held": { code: "H-43", status: 404, wayOn: "search" },
  "copy-not-found": { code: "H-44", status: 404, wayOn: "search" },
  "scan-partial": { code: "H-45", status: 400, wayOn: "again" },
  "scan-glued": { code: "H-46", status: 400, wayOn: "again" },
  "scan-unknown": { code: "H-47", status: 400, wayOn: "again" },
  "scan-magazine": { code: "H-48", status: 400, wayOn: "search" },
  "scan-not-copy": { code: "H-49", status: 400, wayOn: "again" }, // an ISBN where only the barcode of a copy counts
  // Email (D41-D47)
  "email-format": { code: "H-51", status: 400, wayOn: "edit" },
  "email-mismatch": { code: "H-52", status: 400, wayOn: "edit" }, // D47: typed twice
  "email-in-use-by-holds": { code: "H-53", status: 409, wayOn: "holds" }, // D47
  "email-unproven": { code: "H-54", status: 409, wayOn: "email-code" }, // D28, D41, where a proof is required
  "email-code-wrong": { code: "H-55", status: 400, wayOn: "edit" }, // D41
  "email-code-over": { code: "H-56", status: 409, wayOn: "email-code" }, // D41: expired, or too many attempts
  // Password (D8-D16)
  "password-rule": { code: "H-61", status: 400, wayOn: "edit" }, // D10
  "password-mismatch": { code: "H-62", status: 400, wayOn: "edit" },
  "password-unchanged": { code: "H-63", status: 409, wayOn: "edit" },
  "password-guessable": { code: "H-65", status: 400, wayOn: "edit" }, // D67; see isGuessable
  "current-password-wrong": { code: "H-64", status: 403, wayOn: "edit", quotable: true },
  "password-needed": { code: "H-66", status: 403, wayOn: "scan-card" }, // D87: known by the card alone
  // Catalogue
  "title-not-found": { code: "H-71", status: 404, wayOn: "search" },
  "query-empty": { code: "H-72", status: 400, wayOn: "edit" },
  // Paper
  "printer-away": { code: "H-81", status: 503, wayOn: "counter" }, // absent, stopped, or rejecting jobs
  "printer-paper": { code: "H-82", status: 503, wayOn: "counter" }, // out of paper, jammed, open: job cancelled
  "print-stuck": { code: "H-83", status: 504, wayOn: "counter" }, // not printed in time: job cancelled
  "print-failed": { code: "H-84", status: 502, wayOn: "counter" }, // aborted by the printer
  // Messages of the library
  "message-not-found": { code: "H-94", status: 404, wayOn: "none" }, // withdrawn, expired, or another patron's
  // Optional features of library systems
  "no-pickup": { code: "H-91", status: 409, wayOn: "counter" }, // no pickup library is allowed
  "hold-not-suspendable": { code: "H-92", status: 409, wayOn: "counter" }, // its copy was already found
  "reason-unknown": { code: "H-95", status: 409, wayOn: "counter" }, // the library system refused and did not say why
  owing: { code: "H-93", status: 409, wayOn: "counter" }, // the balance exceeds the library's limit
  // The loan or renewal costs `details.fee`; a loan is repeated with it once the patron has accepted it.
  fee: { code: "H-96", status: 409, wayOn: "counter" },
  "age-limit": { code: "H-98", status: 409, wayOn: "counter" }, // the patron is too young for this copy
  "lend-overdue": { code: "H-97", status: 409, wayOn: "counter" }, // nothing is lent while loans are overdue
} as const satisfies Record<string, RefusalEntry>;

/** Name of a refusal; stable like its code. */
export type RefusalName = keyof typeof REFUSALS;

/** Why a backend is not ready: database unreachable, database not migrated, or no library set up. */
export const OUT_OF_ORDER = ["no-database", "no-migration", "no-library"] as const;
export type OutOfOrder = (typeof OUT_OF_ORDER)[number];

/** Values that the text of a refusal needs. No other patron data. */
export interface RefusalDetails {
  /** Whole minutes until a locked card unlocks. */
  readonly minutes?: number;
  /** Whole seconds to wait before the next attempt (`too-many-requests`). */
  readonly seconds?: number;
  /** A limit, for instance of holds. */
  readonly max?: number;
  /** The lower limit, for instance of a password's length. */
  readonly min?: number;
  /** The current number. */
  readonly have?: number;
  /** ISO calendar date (yyyy-mm-dd), for instance a due date. */
  readonly date?: string;
  /** Why the backend is out of order, for operators. */
  readonly reason?: OutOfOrder;
  /** What has to be accepted first (`fee`). */
  readonly fee?: Fee;
  /** Four digits that a patron can show to staff when the outcome of a write is unknown. */
  readonly ticket?: string;
}

/** A refusal as it is sent. */
export interface Refusal<Name extends RefusalName = RefusalName> {
  readonly name: Name;
  readonly details?: RefusalDetails;
}

/** Makes a refusal. */
export function refusal<Name extends RefusalName>(name: Name, details?: RefusalDetails): Refusal<Name> {
  return details === undefined ? { name } : { name, details };
}
