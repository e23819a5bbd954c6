import { mkdirSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import { Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations/all.ts";
import type { Schema, Writing } from "./schema.ts";

/** Name of the database file inside the data folder. */
const FILE_NAME = "shiori.sqlite";
/** How long a statement waits for another process (backup, staff command) that is writing, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Transactions take the write lock at once: none can find at its commit that somebody else wrote in between. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #file: SqliteDatabase.Database;
  constructor(file: SqliteDatabase.Database) {
    super({ database: file });
    this.#file = file;
  }
  override createDriver(): ImmediateDriver {
    return new ImmediateDriver({ database: this.#file });
  }
}

function openFile(path: string): SqliteDatabase.Database {
  const file = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  file.pragma("journal_mode = wal");
  // An acknowledged write is on the disk, also when the power goes.
  file.pragma("synchronous = full");
  file.pragma("foreign_keys = on");
  file.pragma("secure_delete = fast");
  return file;
}

/**
 * Opens (or makes) the database in a folder and brings it to the newest migration.
 * Throws when the folder cannot be written or a migration fails; the database is then as it was.
 */
export async function openDatabase(folder: string): Promise<Kysely<Schema>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openFile(join(folder, FILE_NAME));
  const plain = new Kysely<unknown>({ dialect: new ImmediateDialect(file) });
  const { error } = await new Migrator({
    db: plain,
    provider: { getMigrations: async () => MIGRATIONS },
  }).migrateToLatest();
  if (error !== undefined) {
    await plain.destroy();
    throw error;
  }
  return new Kysely<Schema>({ dialect: new ImmediateDialect(file), plugins: [new CamelCasePlugin()] });
}

/** Runs `work` in one transaction: all of its writes or none. One transaction runs at a time. */
export async function inTransaction<T>(db: Kysely<Schema>, work: (trx: Writing) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
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
