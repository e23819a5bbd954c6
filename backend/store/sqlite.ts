import { mkdirSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type SqliteQueryCompiler,
} from "kysely";
import { SqliteNames } from "./names.ts";
import { makeOwnerOnly } from "./owner-only.ts";
import { withPreparedOnce } from "./statement-cache.ts";
import { isBusy } from "./transient-errors.ts";

/** Name of the database file inside the data folder. */
export const FILE_NAME = "shiori.sqlite";
/** SQLite's limit. What is mapped is the system's file cache, which it takes back when memory is short. */
const MOST_MAPPED_BYTES = 0x7fff0000;
/** Cache for what lies behind that, in kB: SQLite's default of 16 MB is too small for the tables that a search sorts by. */
const CACHED_KB = 64_000;
/** How long opening or a statement, and with it the process, waits for another process that is writing, in milliseconds. */
const BUSY_MS = 5000;
/** Pause between attempts to switch to the write-ahead log, in milliseconds. */
const RETRY_MS = 20;

/** Transactions take the write lock at once, so no commit fails because of another writer. */
class ImmediateDriver extends SqliteDriver {
  readonly #file: SqliteDatabase.Database;
  constructor(file: SqliteDatabase.Database) {
    super({ database: withPreparedOnce(file) });
    this.#file = file;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // When the disk is full, SQLite has already rolled back; a failing rollback must not hide that error.
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite rolls back DDL of a failed migration, which kysely does not assume. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** kysely's dialect for one open file. */
export class ImmediateDialect extends SqliteDialect {
  readonly #file: SqliteDatabase.Database;
  constructor(file: SqliteDatabase.Database) {
    super({ database: file });
    this.#file = file;
  }
  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#file);
  }
  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
  override createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteNames();
  }
}

/**
 * Opens (or creates) the database file in a folder, for a process that may block while it waits for another one. Throws when the
 * folder is not writable, or another process writes for longer than `busyMs`.
 */
export function openSqlite(folder: string, busyMs = BUSY_MS): SqliteDatabase.Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeOwnerOnly(join(folder, FILE_NAME), { ownedLike: folder });
  const file = new SqliteDatabase(join(folder, FILE_NAME), { timeout: busyMs });
  switchToWal(file, busyMs);
  // An acknowledged write survives a power failure.
  file.pragma("synchronous = full");
  file.pragma("foreign_keys = on");
  file.pragma("secure_delete = fast");
  // A search reads thousands of pages that are far apart; copying each into SQLite's own cache takes as long as the rest.
  file.pragma(`mmap_size = ${MOST_MAPPED_BYTES}`);
  file.pragma(`cache_size = -${CACHED_KB}`);
  return file;
}

/** Turns on the write-ahead log. While another process creates the same file, SQLite refuses this at once instead of waiting. */
function switchToWal(file: SqliteDatabase.Database, busyMs: number): void {
  const end = performance.now() + busyMs;
  for (;;) {
    try {
      file.pragma("journal_mode = wal");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) {
        file.close();
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/** Disables waiting in statements, because a server must not block (`WriteQueue` waits instead). */
export function disableBusyTimeout(file: SqliteDatabase.Database): void {
  file.pragma("busy_timeout = 0");
}
