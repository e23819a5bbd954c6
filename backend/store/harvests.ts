import type { Insertable, Selectable } from "kysely";
import type { HarvestsTable } from "./import-tables.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** The harvests of one set of a server. */
export type Harvest = Selectable<HarvestsTable>;

/** What is harvested. */
export type HarvestKey = Pick<Harvest, "url" | "prefix" | "setSpec">;

/** What is known of it; null = it was never harvested. */
export async function harvestOf(db: ReadableDb, key: HarvestKey): Promise<Harvest | null> {
  const row = await db
    .selectFrom("harvests")
    .selectAll()
    .where("url", "=", key.url)
    .where("prefix", "=", key.prefix)
    .where("setSpec", "=", key.setSpec)
    .executeTakeFirst();
  return row ?? null;
}

/** Stores where a harvest is, in the transaction of its records, so that both are consistent. */
export async function keepHarvest(trx: WritableDb, row: Insertable<HarvestsTable>): Promise<void> {
  await trx
    .insertInto("harvests")
    .values(row)
    .onConflict((conflict) => conflict.columns(["url", "prefix", "setSpec"]).doUpdateSet(row))
    .execute();
}
