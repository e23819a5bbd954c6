import { LIVE_STATES } from "../rules/hold-life.ts";
import { engineOf } from "./engine.ts";
import type { HoldsTable, ReadableDb, WritableDb } from "./schema.ts";

/*
 * Staff tasks are only added for live holds. The hold is locked first, so that its end (`lockHold`) either comes before, and no
 * task is added, or after, and sees the task.
 */

/** D45: locks the patron's live holds whose contact is mail. */
export async function lockMailHoldsOf(
  trx: WritableDb,
  patronId: number,
): Promise<readonly { readonly id: number; readonly state: HoldsTable["state"] }[]> {
  return trx
    .selectFrom("holds")
    .select(["id", "state"])
    .where("patronId", "=", patronId)
    .where("contact", "=", "mail")
    .where("state", "in", [...LIVE_STATES])
    .orderBy("id")
    .$if(engineOf(trx) === "postgres", (query) => query.forNoKeyUpdate())
    .execute();
}

/** State of a hold, locked until the end of the transaction; null when it is gone. */
export async function lockStateOfHold(trx: WritableDb, id: number): Promise<HoldsTable["state"] | null> {
  const row = await trx
    .selectFrom("holds")
    .select("state")
    .where("id", "=", id)
    .$if(engineOf(trx) === "postgres", (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  return row?.state ?? null;
}

/** State of a hold; null when it is gone. */
export async function stateOfHold(db: ReadableDb, id: number): Promise<HoldsTable["state"] | null> {
  const row = await db.selectFrom("holds").select("state").where("id", "=", id).executeTakeFirst();
  return row?.state ?? null;
}
