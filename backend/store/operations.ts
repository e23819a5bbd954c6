import type { Reading, Writing } from "./schema.ts";

/** A recorded answer. `body` is JSON. */
export interface Operation {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** What was answered under this key of this patron; null when the key was never used. */
export async function operationBy(db: Reading, patronId: number, key: string): Promise<Operation | null> {
  const row = await db
    .selectFrom("operations")
    .select(["fingerprint", "status", "body"])
    .where("patronId", "=", patronId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function recordOperation(
  trx: Writing,
  operation: Operation & { readonly patronId: number; readonly key: string; readonly recordedAt: number },
): Promise<void> {
  await trx.insertInto("operations").values(operation).execute();
}
