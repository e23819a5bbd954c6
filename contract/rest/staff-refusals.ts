import type { Refusal } from "../refusals.ts";

/** One row of the staff refusals: a stable code and the HTTP status of the answer. */
export interface StaffRefusalEntry {
  readonly code: string;
  readonly status: number;
}

/**
 * All refusals that only staff can get, so they have no text on the kiosk's screens. Codes: S-0x authorization, S-1x cards, S-2x
 * holds, S-3x copies, S-4x loans, S-5x tasks and staff.
 */
export const STAFF_REFUSALS = {
  // Authorization
  "staff-token": { code: "S-01", status: 401 }, // no token, an unknown or revoked one, or a kiosk's
  "staff-role": { code: "S-02", status: 403 },
  "staff-key-used": { code: "S-03", status: 409 }, // the idempotency key of another write
  // Cards
  "card-unknown": { code: "S-11", status: 404 },
  "card-taken": { code: "S-12", status: 409 },
  "card-not-locked": { code: "S-13", status: 409 },
  "expiry-past": { code: "S-14", status: 409 }, // the expiry date of a new card is past
  // Messages to one patron
  "message-empty": { code: "S-15", status: 400 }, // no text is left after cleaning
  "message-over": { code: "S-16", status: 409 }, // its last day is past
  "messages-full": { code: "S-17", status: 409 }, // too many messages for one patron
  "message-unknown": { code: "S-18", status: 404 }, // or withdrawn, or expired
  // Holds
  "hold-approved": { code: "S-21", status: 409 }, // already approved
  "hold-over": { code: "S-22", status: 409 }, // loaned, cancelled or expired
  // Copies
  "copy-kept": { code: "S-31", status: 409 }, // D23
  "copy-not-wanted": { code: "S-32", status: 409 }, // no hold needs it and it is at its own library
  "copy-wanted-here": { code: "S-33", status: 409 }, // it is to be picked up here: `ready`, not `send`
  "copy-wanted-elsewhere": { code: "S-34", status: 409 }, // it is to be picked up elsewhere: `send`, not `ready`
  "copy-on-loan": { code: "S-35", status: 409 }, // return it first
  "copy-missing": { code: "S-36", status: 409 },
  "copy-not-missing": { code: "S-37", status: 409 },
  "shelf-taken": { code: "S-38", status: 409 }, // another copy has this number
  // Loans
  "copy-set-aside": { code: "S-41", status: 409 }, // for another patron
  // Tasks and staff
  "task-unknown": { code: "S-51", status: 404 }, // or already done
  "staff-unknown": { code: "S-52", status: 404 },
  "last-admin": { code: "S-53", status: 409 }, // one admin must remain
  "kiosk-unknown": { code: "S-55", status: 404 },
  "address-unknown": { code: "S-54", status: 404 }, // the card has no registered address
} as const satisfies Record<string, StaffRefusalEntry>;

/** Name of a refusal; stable like its code. */
export type StaffRefusalName = keyof typeof STAFF_REFUSALS;

/** Values that belong to a refusal. */
export interface StaffRefusalDetails {
  readonly max?: number;
  readonly have?: number;
  /** `yyyy-mm-dd`. */
  readonly date?: string;
  /** Id of a library, for instance where the copy is wanted. */
  readonly library?: string;
  /** The lowest role that is allowed. */
  readonly role?: string;
}

/** A staff refusal as it is sent. */
export interface StaffRefusal {
  readonly name: StaffRefusalName;
  readonly details?: StaffRefusalDetails;
}

/**
 * Body of every refusal of a staff route. Refusals that patrons can get too keep their name and code: `unknown-library`,
 * `card-number-format`, `foreign-card`, `card-expired`, `loan-limit`, `copy-not-found`, `hold-not-found`, and `bad-request`,
 * `too-many-requests`, `unexpected`, `out-of-order`.
 */
export interface StaffRefusalBody {
  readonly refusal: StaffRefusal | Refusal;
  readonly code: string;
}

/** Makes a refusal. */
export function staffRefusal(name: StaffRefusalName, details?: StaffRefusalDetails): StaffRefusal {
  return details === undefined ? { name } : { name, details };
}
