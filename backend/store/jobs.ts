import { type Kysely, sql } from "kysely";
import { inTransaction } from "./database.ts";
import { engineOf } from "./engine.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** Jobs under way on SQLite, whose one server is this process. */
const underWay = new WeakMap<Kysely<Schema>, Set<string>>();

/** Runs `work` unless the same job is under way; null when it is. A process that dies leaves nothing locked. */
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

/** The lock is a connection's, which does nothing else meanwhile: the work is many transactions. */
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
 * Is it time? A last run in the future was written by a clock that went wrong, or by another machine's that is a little
 * ahead: one nearer than `everyMs` counts as just done, one further ahead as none.
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
 * Runs a periodic job, at most once in `everyMs` across all processes; `now` is an instant in milliseconds. `work` makes
 * its own transactions, each of which may be the last one before a crash. Answers what the job came to; null when it was
 * not its time or somebody else is at it. A job that throws, or whose process dies, is due again at once.
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
