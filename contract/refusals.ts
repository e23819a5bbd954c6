/**
 * What the patron can do next about a refusal. The page shows exactly these ways on and no others.
 * `again`: repeat the same action · `edit`: correct what was typed · `scan-card`: scan (another) card ·
 * `counter`: only staff can help · `change-password` · `holds`: look at the hold list · `email`: register
 * an address · `email-change`: look at the address that is registered, and change it · `email-code`: enter the code of
 * the confirmation mail, or have it sent again · `wait`: come back later · `search`: search for something else · `none`: nothing needed.
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

/** One row of the catalogue. */
export interface RefusalEntry {
  /** Stable and quotable (D18): staff know it by this; never reused for another meaning. */
  readonly code: string;
  /** HTTP status the reference backend answers with. */
  readonly status: number;
  readonly wayOn: WayOn;
  /** Only whoever typed it can put it right: no code is shown, since staff have nothing to look up. */
  readonly quotable?: false;
}

/**
 * Every expected "no", once. The words stand under `refusal.<name>` in each language's catalogue; a test
 * proves that none is missing. Codes: 0x and 1x hold and sign-in, 2x loans, 3x the machine, 4x scans,
 * 5x e-mail, 6x password, 7x catalogue, 8x paper, 9x what only some library systems know, and messages.
 */
export const REFUSALS = {
  // Holds (D20-D40, D48-D54)
  "not-holdable": { code: "H-01", status: 409, wayOn: "counter" }, // D22, D23
  "contact-not-allowed": { code: "H-02", status: 409, wayOn: "edit" }, // D27
  "no-email": { code: "H-03", status: 409, wayOn: "email" }, // D28, D29
  "email-refused": { code: "H-04", status: 409, wayOn: "email-change" }, // D46
  "hold-limit": { code: "H-05", status: 409, wayOn: "holds" }, // D34
  "already-held": { code: "H-06", status: 409, wayOn: "holds" }, // D62
  "own-loan": { code: "H-07", status: 409, wayOn: "none" }, // D62
  "hold-not-changeable": { code: "H-08", status: 409, wayOn: "counter" }, // D51
  "hold-not-cancellable": { code: "H-09", status: 409, wayOn: "counter" }, // D52
  "hold-not-found": { code: "H-10", status: 404, wayOn: "holds" },
  // Sign-in (D5-D19)
  "wrong-credentials": { code: "H-11", status: 401, wayOn: "edit" }, // D17; the same for an unknown card
  "foreign-card": { code: "H-12", status: 400, wayOn: "scan-card" }, // D6
  "card-locked": { code: "H-13", status: 423, wayOn: "wait" }, // D64
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
  "loan-not-found": { code: "H-25", status: 404, wayOn: "none" },
  "loan-limit": { code: "H-27", status: 409, wayOn: "counter" }, // D57, when the counter lends
  // D65: staff have stopped the card (lost, restricted); H-1x is full
  "card-blocked": { code: "H-28", status: 403, wayOn: "counter" },
  "renewal-class": { code: "H-26", status: 409, wayOn: "none" }, // D58, the item class
  // The machine
  "out-of-order": { code: "H-31", status: 503, wayOn: "counter" },
  "not-confirmed": { code: "H-32", status: 504, wayOn: "counter" }, // a write whose answer was lost
  "too-many-requests": { code: "H-33", status: 429, wayOn: "wait" },
  "bad-request": { code: "H-34", status: 400, wayOn: "again" },
  "settings-broken": { code: "H-35", status: 500, wayOn: "counter" },
  "not-done": { code: "H-36", status: 503, wayOn: "again" }, // surely not done; repeating is safe
  "out-of-service": { code: "H-37", status: 503, wayOn: "counter" }, // staff took the terminal out of service
  // H-38 is on the picture that the supervisor shows when no kiosk stays up (packaging: os/pictures): no refusal.
  unexpected: { code: "H-39", status: 500, wayOn: "counter" },
  // Scans (D71-D74)
  "scan-check-digit": { code: "H-41", status: 400, wayOn: "again" },
  "scan-second-row": { code: "H-42", status: 400, wayOn: "again" },
  "isbn-not-held": { code: "H-43", status: 404, wayOn: "search" },
  "copy-not-found": { code: "H-44", status: 404, wayOn: "search" },
  "scan-partial": { code: "H-45", status: 400, wayOn: "again" },
  "scan-glued": { code: "H-46", status: 400, wayOn: "again" },
  "scan-unknown": { code: "H-47", status: 400, wayOn: "again" },
  "scan-magazine": { code: "H-48", status: 400, wayOn: "search" },
  // E-mail (D41-D47)
  "email-format": { code: "H-51", status: 400, wayOn: "edit" },
  "email-mismatch": { code: "H-52", status: 400, wayOn: "edit", quotable: false }, // D47: typed twice
  "email-in-use-by-holds": { code: "H-53", status: 409, wayOn: "holds" }, // D47
  "email-unproven": { code: "H-54", status: 409, wayOn: "email-code" }, // D28, D41, where a proof is required
  "email-code-wrong": { code: "H-55", status: 400, wayOn: "edit" }, // D41
  "email-code-over": { code: "H-56", status: 409, wayOn: "email-code" }, // D41: too old, or tried too often
  // Password (D8-D16)
  "password-rule": { code: "H-61", status: 400, wayOn: "edit" }, // D10
  "password-mismatch": { code: "H-62", status: 400, wayOn: "edit", quotable: false },
  "password-unchanged": { code: "H-63", status: 409, wayOn: "edit" },
  "password-guessable": { code: "H-65", status: 400, wayOn: "edit", quotable: false }, // D67; see isGuessable
  "current-password-wrong": { code: "H-64", status: 403, wayOn: "edit" },
  // Catalogue
  "title-not-found": { code: "H-71", status: 404, wayOn: "search" },
  "query-empty": { code: "H-72", status: 400, wayOn: "edit" },
  // Paper
  "printer-away": { code: "H-81", status: 503, wayOn: "counter" }, // absent, stopped, or takes nothing
  "printer-paper": { code: "H-82", status: 503, wayOn: "counter" }, // out of paper, jammed, open: taken back
  "print-stuck": { code: "H-83", status: 504, wayOn: "counter" }, // not printed in time: taken back
  "print-failed": { code: "H-84", status: 502, wayOn: "counter" }, // the printer gave it up
  // Messages of the library
  "message-not-found": { code: "H-94", status: 404, wayOn: "none" }, // taken back, over, or somebody else's
  // What only some library systems know
  "no-pickup": { code: "H-91", status: 409, wayOn: "counter" }, // no library may lend it out here
  "hold-not-suspendable": { code: "H-92", status: 409, wayOn: "counter" }, // its copy is found already
  owing: { code: "H-93", status: 409, wayOn: "counter" }, // more is owed than the library allows
} as const satisfies Record<string, RefusalEntry>;

/** Name of a refusal; stable like its code. */
export type RefusalName = keyof typeof REFUSALS;

/** Why a backend is not ready: what it keeps its data in is away or not brought up to date, or it has no library yet. */
export const OUT_OF_ORDER = ["no-database", "no-migration", "no-library"] as const;
export type OutOfOrder = (typeof OUT_OF_ORDER)[number];

/** Figures a refusal's words need. No patron data beyond these. */
export interface RefusalDetails {
  /** Whole minutes until a locked card opens again. */
  readonly minutes?: number;
  /** Whole seconds after which it is worth trying again (`too-many-requests`). */
  readonly seconds?: number;
  /** A limit, for instance of holds. */
  readonly max?: number;
  /** The lower limit, for instance of a password's length. */
  readonly min?: number;
  /** How many there are now. */
  readonly have?: number;
  /** ISO calendar date (yyyy-mm-dd), for instance until when to return. */
  readonly date?: string;
  /** What keeps the backend out of order, for those who run it. */
  readonly reason?: OutOfOrder;
  /** Number a patron can show to staff when it is unclear whether a write worked. Four digits. */
  readonly ticket?: string;
}

/** An expected "no", as it travels. */
export interface Refusal {
  readonly name: RefusalName;
  readonly details?: RefusalDetails;
}

/** Makes a refusal. */
export function refusal(name: RefusalName, details?: RefusalDetails): Refusal {
  return details === undefined ? { name } : { name, details };
}
