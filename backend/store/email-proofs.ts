import type { Kysely, Selectable } from "kysely";
import { deleteInBatches } from "./delete-in-batches.ts";
import type { EmailProofsTable } from "./mail-tables.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** The pending confirmation of an address. Instants in milliseconds. */
export type EmailProof = Readonly<Selectable<EmailProofsTable>>;

/** Stores a confirmation and replaces an older one, whose code and link become void. */
export async function putProof(trx: WritableDb, proof: EmailProof): Promise<void> {
  await forgetProof(trx, proof.patronId);
  await trx.insertInto("emailProofs").values(proof).execute();
}

/** The pending confirmation of a patron; null when there is none. Read it under the patron's lock. */
export async function proofOf(db: ReadableDb, patronId: number): Promise<EmailProof | null> {
  const row = await db
    .selectFrom("emailProofs")
    .selectAll()
    .where("patronId", "=", patronId)
    .executeTakeFirst();
  return row ?? null;
}

/** The patron of a link; null when it is unknown or expired. */
export async function patronByLink(db: ReadableDb, linkHash: Buffer): Promise<number | null> {
  const row = await db
    .selectFrom("emailProofs")
    .select("patronId")
    .where("linkHash", "=", linkHash)
    .executeTakeFirst();
  return row?.patronId ?? null;
}

/** Counts one wrong code. */
export async function countProofTry(trx: WritableDb, patronId: number): Promise<void> {
  await trx
    .updateTable("emailProofs")
    .set((set) => ({ triesLeft: set("triesLeft", "-", 1) }))
    .where("patronId", "=", patronId)
    .execute();
}

/** Deletes it, after its use or with its address. */
export async function forgetProof(trx: WritableDb, patronId: number): Promise<void> {
  await trx.deleteFrom("emailProofs").where("patronId", "=", patronId).execute();
}

/** Deletes expired confirmations in batches. `now` in milliseconds. */
export async function purgeProofs(db: Kysely<Schema>, now: number): Promise<void> {
  await deleteInBatches(db, "emailProofs", ["patronId"], (where) => where("expiresAt", "<=", now));
}
