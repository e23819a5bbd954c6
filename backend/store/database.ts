import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import type { Pool } from "pg";
import { MIGRATIONS } from "./migrations/all.ts";
import { mayTryAgain, openPostgres } from "./postgres.ts";
import type { Schema, Writing } from "./schema.ts";
import { ImmediateDialect, openSqlite } from "./sqlite.ts";

/** Where the data lies: a folder for the embedded SQLite file, or the URL of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly url: string };

/** How often a transaction is run again after a deadlock before it is given up. */
const MOST_TRIES = 5;
/** The pool behind a handle, for those who count its connections. */
const pools = new WeakMap<Kysely<Schema>, Pool>();

/**
 * Opens (or makes) the database and brings it to the newest migration; processes that start together wait for each
 * other. Throws when the place cannot be used or a migration fails; the database is then as it was. `onLost` hears
 * of a connection to PostgreSQL that broke while idle.
 */
export async function openDatabase(
  place: Place,
  onLost: (error: Error) => void = () => undefined,
): Promise<Kysely<Schema>> {
  const { dialect, pool } = partsOf(place, onLost);
  const plain = new Kysely<unknown>({ dialect });
  const { error } = await new Migrator({
    db: plain,
    provider: { getMigrations: async () => MIGRATIONS },
  }).migrateToLatest();
  if (error !== undefined) {
    await plain.destroy();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  if (pool !== null) pools.set(db, pool);
  return db;
}

function partsOf(place: Place, onLost: (error: Error) => void): { dialect: Dialect; pool: Pool | null } {
  if ("folder" in place) return { dialect: new ImmediateDialect(openSqlite(place.folder)), pool: null };
  const pool = openPostgres(place.url, onLost);
  return { dialect: new PostgresDialect({ pool }), pool };
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
 * Runs `work` in one transaction: all of its writes or none. On SQLite one transaction runs at a time; on PostgreSQL
 * `work` takes the locks it needs (`locks.ts`) and is run again after a deadlock, so it does nothing outside the
 * database.
 */
export async function inTransaction<T>(db: Kysely<Schema>, work: (trx: Writing) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries >= MOST_TRIES || !mayTryAgain(error)) throw error;
    }
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
