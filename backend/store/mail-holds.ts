import { LIVE_STATES } from "../rules/hold-life.ts";
import type { HoldsTable, Reading } from "./schema.ts";

/** Rule 45: the patron's live holds that are to be told by mail. */
export async function mailHoldsOf(
  db: Reading,
  patronId: number,
): Promise<readonly { readonly id: number; readonly state: HoldsTable["state"] }[]> {
  return db
    .selectFrom("holds")
    .select(["id", "state"])
    .where("patronId", "=", patronId)
    .where("contact", "=", "mail")
    .where("state", "in", [...LIVE_STATES])
    .orderBy("id")
    .execute();
}

/** State of a hold; null when it is gone. */
export async function stateOfHold(db: Reading, id: number): Promise<HoldsTable["state"] | null> {
  const row = await db.selectFrom("holds").select("state").where("id", "=", id).executeTakeFirst();
  return row?.state ?? null;
}
