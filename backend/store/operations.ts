import { lockPatron } from "./locks.ts";
import type { Reading, Writing } from "./schema.ts";
import { lockStaff } from "./staff.ts";

/** A recorded answer. `body` is JSON. */
export interface Operation {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** Whose write it is: keys of one are nothing to another. */
export type Doer = { readonly patronId: number } | { readonly staffId: number };

/** What one doer does happens one deed after another, before any title is locked. */
export async function lockDoer(trx: Writing, doer: Doer): Promise<void> {
  await ("patronId" in doer ? lockPatron(trx, doer.patronId) : lockStaff(trx, doer.staffId));
}

/** What was answered under this key of this doer; null when the key was never used. */
export async function operationBy(db: Reading, doer: Doer, key: string): Promise<Operation | null> {
  const query =
    "patronId" in doer
      ? db
          .selectFrom("operations")
          .select(["fingerprint", "status", "body"])
          .where("patronId", "=", doer.patronId)
          .where("key", "=", key)
      : db
          .selectFrom("staffOperations")
          .select(["fingerprint", "status", "body"])
          .where("staffId", "=", doer.staffId)
          .where("key", "=", key);
  return (await query.executeTakeFirst()) ?? null;
}

/** A patron's write under this key, whoever the patron is; null when there is none any more. A key is a UUID of one kiosk's. */
export async function patronOperation(
  db: Reading,
  key: string,
): Promise<{ readonly fingerprint: string; readonly status: number; readonly recordedAt: number } | null> {
  const found = await db
    .selectFrom("operations")
    .select(["fingerprint", "status", "recordedAt"])
    .where("key", "=", key)
    .executeTakeFirst();
  return found ?? null;
}

export async function recordOperation(
  trx: Writing,
  doer: Doer,
  operation: Operation & { readonly key: string; readonly recordedAt: number },
): Promise<void> {
  const { key, fingerprint, status, body, recordedAt } = operation;
  const row = { key, fingerprint, status, body, recordedAt };
  if ("patronId" in doer) {
    await trx
      .insertInto("operations")
      .values({ patronId: doer.patronId, ...row })
      .execute();
  } else {
    await trx
      .insertInto("staffOperations")
      .values({ staffId: doer.staffId, ...row })
      .execute();
  }
}
