import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import type { Pool } from "pg";
import { MIGRATIONS } from "./migrations/all.ts";
import { openPostgres, openPostgresForMigrations } from "./postgres.ts";
import type { Schema, WritableDb } from "./schema.ts";
import { disableBusyTimeout, ImmediateDialect, openSqlite } from "./sqlite.ts";
import { isRetryable, isTransient } from "./transient-errors.ts";
import { WriteQueue } from "./write-queue.ts";

/** Where the data lies: a folder for the embedded SQLite file, or the URL of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly url: string };

/** How often a transaction is run again after a deadlock before it is given up. */
const MOST_TRIES = 5;
/** The pool behind a handle, for those who count its connections. */
const pools = new WeakMap<Kysely<Schema>, Pool>();
/** The write queue of each SQLite handle. */
const writeQueues = new WeakMap<Kysely<Schema>, WriteQueue>();

/**
 * Opens (or makes) the database and brings it to the newest migration; processes that start together wait for each
 * other, however long that takes. Throws when the place cannot be used or a migration fails; the database is then as
 * it was. `onLost` hears of each connection to PostgreSQL that broke.
 */
export async function openDatabase(
  place: Place,
  onLost: (error: Error) => void = () => undefined,
): Promise<Kysely<Schema>> {
  return "folder" in place ? openFile(place.folder) : openServer(place.url, onLost);
}

async function openFile(folder: string): Promise<Kysely<Schema>> {
  const file = openSqlite(folder);
  const dialect = new ImmediateDialect(file);
  const plain = new Kysely<unknown>({ dialect });
  try {
    await migrate(plain);
  } catch (error) {
    await plain.destroy();
    throw error;
  }
  disableBusyTimeout(file);
  const db = withOurNames(dialect);
  writeQueues.set(db, new WriteQueue(db));
  return db;
}

async function openServer(url: string, onLost: (error: Error) => void): Promise<Kysely<Schema>> {
  const plain = new Kysely<unknown>({ dialect: openPostgresForMigrations(url) });
  await migrate(plain).finally(() => plain.destroy());
  const pool = openPostgres(url, onLost);
  const db = withOurNames(new PostgresDialect({ pool }));
  pools.set(db, pool);
  return db;
}

async function migrate(db: Kysely<unknown>): Promise<void> {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
  }).migrateToLatest();
  if (error !== undefined) throw error;
}

function withOurNames(dialect: Dialect): Kysely<Schema> {
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

/** The connections of a PostgreSQL database that was opened here; null on SQLite. */
export function poolCounts(
  db: Kysely<Schema>,
): { readonly total: number; readonly idle: number; readonly waiting: number } | null {
  const pool = pools.get(db);
  if (pool === undefined) return null;
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/**
 * Runs `work` in one transaction: all of its writes or none, and on the disk when it answers. On SQLite one after
 * another, in the order in which they came (`write-queue.ts`); on PostgreSQL `work` takes the locks it needs
 * (`locks.ts`). It may be run again after a deadlock or a failed commit, so it does nothing outside the database.
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

/**
 * Writes down something that is not worth waiting or failing for, for instance when a kiosk was last seen: when the
 * database cannot take it now, it is left out.
 */
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

/** Can the database be read now? */
export async function isReadable(db: Kysely<Schema>): Promise<boolean> {
  try {
    await db.selectFrom("libraries").select("id").limit(1).executeTakeFirst();
    return true;
  } catch {
    return false;
  }
}
