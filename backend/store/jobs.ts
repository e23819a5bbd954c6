import { type Kysely, sql } from "kysely";
import { inTransaction } from "./database.ts";
import { engineOf } from "./engine.ts";
import type { Schema, Writing } from "./schema.ts";

/** May this process run the job? On PostgreSQL one process at a time; on SQLite the transaction is that already. */
async function isOurs(trx: Writing, name: string): Promise<boolean> {
  if (engineOf(trx) === "sqlite") return true;
  const got = await sql<{ readonly ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`shiori job ${name}`})) as ours`.execute(trx);
  return got.rows[0]?.ours === true;
}

/**
 * Runs a periodic job in one transaction, at most once in `everyMs` across all processes; `now` is an instant in
 * milliseconds. Answers what the job came to; null when it was not its time or another process is at it. A job that
 * throws leaves nothing and is due again at once.
 */
export async function runOnceAcross<T>(
  db: Kysely<Schema>,
  name: string,
  everyMs: number,
  now: number,
  work: (trx: Writing) => Promise<T>,
): Promise<T | null> {
  return inTransaction(db, async (trx) => {
    if (!(await isOurs(trx, name))) return null;
    const last = await trx.selectFrom("jobs").select("lastRunAt").where("name", "=", name).executeTakeFirst();
    if (last !== undefined && now - last.lastRunAt < everyMs) return null;
    const result = await work(trx);
    await trx
      .insertInto("jobs")
      .values({ name, lastRunAt: now })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ lastRunAt: now }))
      .execute();
    return result;
  });
}
