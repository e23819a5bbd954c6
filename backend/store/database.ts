import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Pool } from "pg";
import { MIGRATIONS } from "./migrations/all.ts";
import { NamedPostgresDialect, ourNames } from "./names.ts";
import { openPostgres, openPostgresForMigrations } from "./postgres.ts";
import type { Schema, WritableDb } from "./schema.ts";
import { disableBusyTimeout, ImmediateDialect, openSqlite } from "./sqlite.ts";
import { isRetryable, isTransient } from "./transient-errors.ts";
import { WriteQueue } from "./write-queue.ts";

/** Location of the data: a folder for the SQLite file, or the URL of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly url: string };

/** Maximum number of runs of a transaction after deadlocks. */
const MOST_TRIES = 5;
/** The connection pool of each handle, for its counts. */
const pools = new WeakMap<Kysely<Schema>, Pool>();
/** The write queue of each SQLite handle. */
const writeQueues = new WeakMap<Kysely<Schema>, WriteQueue>();

/**
 * Opens (or creates) the database and runs pending migrations. Processes that start together wait for each other: on PostgreSQL
 * without a limit, on SQLite at most five seconds at a time. Throws when the location cannot be used or a migration fails; the
 * database is then unchanged. `onLost` is called for each broken connection to PostgreSQL.
 */
export async function openDatabase(
  place: Place,
  onLost: (error: Error) => void = () => undefined,
): Promise<Kysely<Schema>> {
  return "folder" in place ? openFile(place.folder) : openServer(place.url, onLost);
}

async function openFile(folder: string): Promise<Kysely<Schema>> {
  const file = openSqlite(folder);
  const plain = new Kysely<Schema>({ dialect: new ImmediateDialect(file) });
  try {
    await migrate(plain);
  } catch (error) {
    await plain.destroy();
    throw error;
  }
  disableBusyTimeout(file);
  const db = withOurNames(plain);
  writeQueues.set(db, new WriteQueue(db));
  return db;
}

async function openServer(url: string, onLost: (error: Error) => void): Promise<Kysely<Schema>> {
  const plain = new Kysely<Schema>({ dialect: openPostgresForMigrations(url) });
  await migrate(plain).finally(() => plain.destroy());
  const pool = openPostgres(url, onLost);
  const db = withOurNames(new Kysely<Schema>({ dialect: new NamedPostgresDialect({ pool }) }));
  pools.set(db, pool);
  return db;
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
  }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** The same connections, which either handle closes, with the names of the code. */
function withOurNames(db: Kysely<Schema>): Kysely<Schema> {
  return db.withPlugin(ourNames);
}

/** The connection counts of a PostgreSQL database opened here; null on SQLite. */
export function poolCounts(
  db: Kysely<Schema>,
): { readonly total: number; readonly idle: number; readonly waiting: number } | null {
  const pool = pools.get(db);
  if (pool === undefined) return null;
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/**
 * Runs `work` in one transaction, which is synced to disk when the promise resolves. On SQLite transactions run one after another
 * in order (`write-queue.ts`); on PostgreSQL `work` takes the locks it needs (`locks.ts`). It may run again after a deadlock or a
 * failed commit, so it must have no effects outside the database.
 */
export async function inTransaction<T>(
  db: Kysely<Schema>,
  work: (trx: WritableDb) => Promise<T>,
): Promise<T> {
  const queue = writeQueues.get(db);
  if (queue !== undefined) return queue.run(work);
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries >= MOST_TRIES || !isRetryable(error)) throw error;
    }
  }
}

/** Writes something unimportant, for instance when a kiosk was last seen; skipped if the database cannot take it now. */
export async function writeBestEffort(
  db: Kysely<Schema>,
  work: (trx: WritableDb) => Promise<void>,
): Promise<void> {
  try {
    await db.transaction().execute(work);
  } catch (error) {
    if (!isTransient(error)) throw error;
  }
}

/** Whether the database can be read. */
export async function isReadable(db: Kysely<Schema>): Promise<boolean> {
  try {
    await db.selectFrom("libraries").select("id").limit(1).executeTakeFirst();
    return true;
  } catch {
    return false;
  }
}
