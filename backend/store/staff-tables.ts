import type { Generated } from "kysely";
import type { StaffRole } from "#contract/domain/staff.ts";
import type { JournalActor, JournalVerb } from "#contract/domain/staff-office.ts";

/** Staff. Instants in milliseconds. */
export interface StaffTable {
  id: Generated<number>;
  name: string;
  role: StaffRole;
  /** SHA-256 of the token; the token itself is nowhere. */
  tokenHash: Buffer;
  madeAt: number;
  revokedAt: number | null;
}

/** Recorded answers to staff writes, like `operations` for patrons. */
export interface StaffOperationsTable {
  staffId: number;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  recordedAt: number;
}

/** A copy that is not on its shelf, on loan or ready: in transit between two libraries, or on a hold shelf that it must leave. */
export interface MovesTable {
  copyId: number;
  fromLibrary: string;
  /** Next target: a pickup library, or home. */
  toLibrary: string;
  /** Number on the hold shelf of `fromLibrary`, until it is taken off; then null. */
  shelf: string | null;
  /** When it was sent by courier, in milliseconds; null = it is still on the hold shelf. */
  sentAt: number | null;
  /** The courier day it should arrive, `yyyy-mm-dd`. */
  arrivesOn: string | null;
}

/** Journal of actions, by ids only. */
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
