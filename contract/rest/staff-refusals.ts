import type { Refusal } from "../refusals.ts";

/** One row of the staff catalogue: a stable code and the HTTP status of the answer. */
export interface StaffRefusalEntry {
  readonly code: string;
  readonly status: number;
}

/**
 * Every "no" that only staff can hear. Patrons never do, so it has no words on the kiosk's screens. Codes: S-0x who
 * asks, S-1x cards, S-2x holds, S-3x copies, S-4x loans, S-5x tasks and staff.
 */
export const STAFF_REFUSALS = {
  // Who asks
  "staff-token": { code: "S-01", status: 401 }, // no token, an unknown or a revoked one, a kiosk's
  "staff-role": { code: "S-02", status: 403 },
  "staff-key-used": { code: "S-03", status: 409 }, // an idempotency key of another write
  // Cards
  "card-unknown": { code: "S-11", status: 404 },
  "card-taken": { code: "S-12", status: 409 },
  "card-not-locked": { code: "S-13", status: 409 },
  "expiry-past": { code: "S-14", status: 409 }, // a new card that would be over already
  // Messages to one patron
  "message-empty": { code: "S-15", status: 400 }, // no words are left of it
  "message-over": { code: "S-16", status: 409 }, // its last day is past
  "messages-full": { code: "S-17", status: 409 }, // nobody reads that many
  "message-unknown": { code: "S-18", status: 404 }, // or taken back, or over
  // Holds
  "hold-approved": { code: "S-21", status: 409 }, // there is nothing left to approve
  "hold-over": { code: "S-22", status: 409 }, // loaned, cancelled or expired
  // Copies
  "copy-kept": { code: "S-31", status: 409 }, // D23
  "copy-not-wanted": { code: "S-32", status: 409 }, // nobody waits for it and it is at home
  "copy-wanted-here": { code: "S-33", status: 409 }, // it is to be picked up here: `ready`, not `send`
  "copy-wanted-elsewhere": { code: "S-34", status: 409 }, // it is to be picked up elsewhere: `send`, not `ready`
  "copy-on-loan": { code: "S-35", status: 409 }, // return it first
  "copy-missing": { code: "S-36", status: 409 },
  "copy-not-missing": { code: "S-37", status: 409 },
  "shelf-taken": { code: "S-38", status: 409 }, // another copy waits under this number
  // Loans
  "copy-set-aside": { code: "S-41", status: 409 }, // for another patron
  // Tasks and staff
  "task-unknown": { code: "S-51", status: 404 }, // or done by somebody else
  "staff-unknown": { code: "S-52", status: 404 },
  "last-admin": { code: "S-53", status: 409 }, // somebody must be able to make staff
  "kiosk-unknown": { code: "S-55", status: 404 },
  "address-unknown": { code: "S-54", status: 404 }, // the card has no registered address that could bounce
} as const satisfies Record<string, StaffRefusalEntry>;

/** Name of a refusal; stable like its code. */
export type StaffRefusalName = keyof typeof STAFF_REFUSALS;

/** Figures that belong to a refusal. */
export interface StaffRefusalDetails {
  readonly max?: number;
  readonly have?: number;
  /** `yyyy-mm-dd`. */
  readonly date?: string;
  /** Id of a library, for instance where the copy is wanted. */
  readonly library?: string;
  /** The least role that may. */
  readonly role?: string;
}

/** An expected "no" to staff, as it travels. */
export interface StaffRefusal {
  readonly name: StaffRefusalName;
  readonly details?: StaffRefusalDetails;
}

/**
 * Body of every refusal of a staff route. What patrons can hear too keeps the name and code of the general catalogue:
 * `unknown-library`, `card-number-format`, `foreign-card`, `card-expired`, `loan-limit`, `copy-not-found`,
 * `hold-not-found`, and `bad-request`, `too-many-requests`, `unexpected`, `out-of-order`.
 */
export interface StaffRefusalBody {
  readonly refusal: StaffRefusal | Refusal;
  readonly code: string;
}

/** Makes a refusal. */
export function staffRefusal(name: StaffRefusalName, details?: StaffRefusalDetails): StaffRefusal {
  return details === undefined ? { name } : { name, details };
}
