import type { Generated } from "kysely";
import type { StaffRole } from "#contract/domain/staff.ts";
import type { JournalActor, JournalVerb } from "#contract/domain/staff-office.ts";

/** Who may do the work of staff. Instants in milliseconds. */
export interface StaffTable {
  id: Generated<number>;
  name: string;
  role: StaffRole;
  /** SHA-256 of the token; the token itself is nowhere. */
  tokenHash: Buffer;
  madeAt: number;
  revokedAt: number | null;
}

/** Recorded answers of staff's writes, as `operations` keeps them for patrons. */
export interface StaffOperationsTable {
  staffId: number;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  recordedAt: number;
}

/**
 * A copy that is neither on its own shelf nor at somebody's home nor waiting for its patron: on the road between two
 * libraries, or on a hold shelf that it has to leave.
 */
export interface MovesTable {
  copyId: number;
  fromLibrary: string;
  /** Where it has to go next: a pickup library, or home. */
  toLibrary: string;
  /** Number on the hold shelf of `fromLibrary`, until it is taken off; then null. */
  shelf: string | null;
  /** When it was put into the courier, in milliseconds; null = it still stands on the hold shelf. */
  sentAt: number | null;
  /** The courier day it should arrive, `yyyy-mm-dd`. */
  arrivesOn: string | null;
}

/** Who did what, by ids only. */
export interface JournalTable {
  id: Generated<number>;
  /** Milliseconds. */
  at: number;
  actor: JournalActor["kind"];
  actorId: number | null;
  verb: JournalVerb;
  holdId: number | null;
  copyId: number | null;
  patronId: number | null;
  staffId: number | null;
  taskId: number | null;
  kioskId: number | null;
}
