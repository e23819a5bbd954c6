import { type Kysely, sql } from "kysely";
import { inTransaction } from "./database.ts";
import { engineOf } from "./engine.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** Running jobs on SQLite, where this process is the only server. */
const underWay = new WeakMap<Kysely<Schema>, Set<string>>();

/** Runs `work` unless the same job is running; null if it is. A process that dies leaves no lock. */
async function alone<T>(db: Kysely<Schema>, name: string, work: () => Promise<T>): Promise<T | null> {
  return engineOf(db) === "sqlite" ? aloneHere(db, name, work) : aloneAcross(db, name, work);
}

async function aloneHere<T>(db: Kysely<Schema>, name: string, work: () => Promise<T>): Promise<T | null> {
  const names = underWay.get(db) ?? new Set();
  underWay.set(db, names);
  if (names.has(name)) return null;
  names.add(name);
  try {
    return await work();
  } finally {
    names.delete(name);
  }
}

/** The lock needs its own connection, because the work consists of many transactions. */
async function aloneAcross<T>(db: Kysely<Schema>, name: string, work: () => Promise<T>): Promise<T | null> {
  const key = sql`hashtext(${`shiori job ${name}`})`;
  return db.connection().execute(async (connection) => {
    const got = await sql<{ readonly ours: boolean }>`
      select pg_try_advisory_lock(${key}) as ours`.execute(connection);
    if (got.rows[0]?.ours !== true) return null;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}

/**
 * Whether a job is due. A last run in the future was written by a wrong clock, or one slightly ahead: one nearer than `everyMs`
 * counts as just done, one further ahead as none.
 */
async function isDue(db: ReadableDb, name: string, everyMs: number, now: number): Promise<boolean> {
  const last = await db.selectFrom("jobs").select("lastRunAt").where("name", "=", name).executeTakeFirst();
  return last === undefined || Math.abs(now - last.lastRunAt) >= everyMs;
}

async function noteRun(trx: WritableDb, name: string, now: number): Promise<void> {
  await trx
    .insertInto("jobs")
    .values({ name, lastRunAt: now })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ lastRunAt: now }))
    .execute();
}

/**
 * Runs a periodic job at most once per `everyMs` across all processes; `now` in milliseconds. `work` uses its own transactions,
 * after each of which a crash is possible. Returns the job's result; null when it is not due or already running. A job that
 * throws, or whose process dies, is due again at once.
 */
export async function runOnceAcross<T>(
  db: Kysely<Schema>,
  name: string,
  everyMs: number,
  now: number,
  work: () => Promise<T>,
): Promise<T | null> {
  return alone(db, name, async () => {
    if (!(await isDue(db, name, everyMs, now))) return null;
    const result = await work();
    await inTransaction(db, (trx) => noteRun(trx, name, now));
    return result;
  });
}
