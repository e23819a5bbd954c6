import type { StaffRole } from "#contract/domain/staff.ts";
import { engineOf } from "./engine.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** A member of staff; the token is not read back. Instants in milliseconds. */
export interface StaffRow {
  readonly id: number;
  readonly name: string;
  readonly role: StaffRole;
  readonly madeAt: number;
  readonly revokedAt: number | null;
}

const COLUMNS = ["id", "name", "role", "madeAt", "revokedAt"] as const;

/** The owner of a valid token; null when it is unknown or revoked. */
export async function staffByToken(db: ReadableDb, tokenHash: Buffer): Promise<StaffRow | null> {
  const row = await db
    .selectFrom("staff")
    .select(COLUMNS)
    .where("tokenHash", "=", tokenHash)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

export async function staffById(db: ReadableDb, id: number): Promise<StaffRow | null> {
  return (await db.selectFrom("staff").select(COLUMNS).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** All members of staff in the order they were added, including revoked ones, which the journal refers to. */
export async function allStaff(db: ReadableDb): Promise<readonly StaffRow[]> {
  return db.selectFrom("staff").select(COLUMNS).orderBy("id").execute();
}

export async function insertStaff(
  trx: WritableDb,
  member: {
    readonly name: string;
    readonly role: StaffRole;
    readonly tokenHash: Buffer;
    readonly madeAt: number;
  },
): Promise<StaffRow> {
  return trx.insertInto("staff").values(member).returning(COLUMNS).executeTakeFirstOrThrow();
}

/** Revokes the token. May be repeated. */
export async function revokeStaffRow(trx: WritableDb, id: number, now: number): Promise<void> {
  await trx
    .updateTable("staff")
    .set({ revokedAt: now })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .execute();
}

/** Serialises the writes of a member of staff. Locked before patron and title. */
export async function lockStaff(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("staff").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/**
 * Ids of the admins with a valid token. On PostgreSQL they are locked, so that two admins cannot revoke each other at the same
 * time.
 */
export async function lockAdmins(trx: WritableDb): Promise<readonly number[]> {
  const query = trx
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "admin")
    .where("revokedAt", "is", null)
    .orderBy("id");
  const rows = await (engineOf(trx) === "postgres" ? query.forNoKeyUpdate() : query).execute();
  return rows.map((row) => row.id);
}
