import { lockKiosk } from "./kiosks.ts";
import { lockPatron } from "./locks.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";
import { lockStaff } from "./staff.ts";

/** The recorded answer to a key. `body` is JSON. */
export interface IdempotencyRecord {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** Owner of a key; owners use keys independently. */
export type KeyOwner =
  | { readonly patronId: number }
  | { readonly staffId: number }
  | { readonly kioskId: number };

/** Serialises the writes of one owner. Taken before titles are locked. */
export async function lockKeyOwner(trx: WritableDb, owner: KeyOwner): Promise<void> {
  if ("patronId" in owner) await lockPatron(trx, owner.patronId);
  else if ("staffId" in owner) await lockStaff(trx, owner.staffId);
  else await lockKiosk(trx, owner.kioskId);
}

/** The recorded answer of this owner's key; null when the key was never used. */
export async function recordOf(
  db: ReadableDb,
  owner: KeyOwner,
  key: string,
): Promise<IdempotencyRecord | null> {
  return (await queryOf(db, owner, key)) ?? null;
}

function queryOf(db: ReadableDb, owner: KeyOwner, key: string): Promise<IdempotencyRecord | undefined> {
  const columns = ["fingerprint", "status", "body"] as const;
  if ("patronId" in owner) {
    const operations = db.selectFrom("operations").select(columns).where("key", "=", key);
    return operations.where("patronId", "=", owner.patronId).executeTakeFirst();
  }
  if ("staffId" in owner) {
    const operations = db.selectFrom("staffOperations").select(columns).where("key", "=", key);
    return operations.where("staffId", "=", owner.staffId).executeTakeFirst();
  }
  const operations = db.selectFrom("kioskOperations").select(columns).where("key", "=", key);
  return operations.where("kioskId", "=", owner.kioskId).executeTakeFirst();
}

/**
 * A write with this key at any terminal, by a patron or by the terminal itself; null when it is unknown or already purged: its age is
 * not checked. Keys are UUIDs.
 */
export async function terminalRecord(
  db: ReadableDb,
  key: string,
): Promise<{ readonly fingerprint: string; readonly status: number; readonly recordedAt: number } | null> {
  const columns = ["fingerprint", "status", "recordedAt"] as const;
  const found =
    (await db.selectFrom("operations").select(columns).where("key", "=", key).executeTakeFirst()) ??
    (await db.selectFrom("kioskOperations").select(columns).where("key", "=", key).executeTakeFirst());
  return found ?? null;
}

export async function addRecord(
  trx: WritableDb,
  owner: KeyOwner,
  record: IdempotencyRecord & { readonly key: string; readonly recordedAt: number },
): Promise<void> {
  const { key, fingerprint, status, body, recordedAt } = record;
  const row = { key, fingerprint, status, body, recordedAt };
  if ("patronId" in owner) {
    await trx
      .insertInto("operations")
      .values({ patronId: owner.patronId, ...row })
      .execute();
  } else if ("staffId" in owner) {
    await trx
      .insertInto("staffOperations")
      .values({ staffId: owner.staffId, ...row })
      .execute();
  } else {
    await trx
      .insertInto("kioskOperations")
      .values({ kioskId: owner.kioskId, ...row })
      .execute();
  }
}
