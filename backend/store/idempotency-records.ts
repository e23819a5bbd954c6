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
export type KeyOwner = { readonly patronId: number } | { readonly staffId: number };

/** Serialises the writes of one owner. Taken before titles are locked. */
export async function lockKeyOwner(trx: WritableDb, owner: KeyOwner): Promise<void> {
  await ("patronId" in owner ? lockPatron(trx, owner.patronId) : lockStaff(trx, owner.staffId));
}

/** The recorded answer of this owner's key; null when the key was never used. */
export async function recordOf(
  db: ReadableDb,
  owner: KeyOwner,
  key: string,
): Promise<IdempotencyRecord | null> {
  const query =
    "patronId" in owner
      ? db
          .selectFrom("operations")
          .select(["fingerprint", "status", "body"])
          .where("patronId", "=", owner.patronId)
          .where("key", "=", key)
      : db
          .selectFrom("staffOperations")
          .select(["fingerprint", "status", "body"])
          .where("staffId", "=", owner.staffId)
          .where("key", "=", key);
  return (await query.executeTakeFirst()) ?? null;
}

/** A write with this key by any patron; null when it is unknown or already purged: its age is not checked. Keys are UUIDs. */
export async function patronRecord(
  db: ReadableDb,
  key: string,
): Promise<{ readonly fingerprint: string; readonly status: number; readonly recordedAt: number } | null> {
  const found = await db
    .selectFrom("operations")
    .select(["fingerprint", "status", "recordedAt"])
    .where("key", "=", key)
    .executeTakeFirst();
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
  } else {
    await trx
      .insertInto("staffOperations")
      .values({ staffId: owner.staffId, ...row })
      .execute();
  }
}
