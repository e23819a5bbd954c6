import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { MIGRATIONS } from "../store/migrations/all.ts";
import { makeOwnerOnly } from "../store/owner-only.ts";
import { FILE_NAME } from "../store/sqlite.ts";

/** Why a backup or a restore failed, as one sentence; nothing was changed. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** Content of a valid file: rows per table. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Copies the database of a folder into one file while the backend runs: it contains every write that was acknowledged before the
 * start, and no partial one. Only the owner can read the file; it is checked and synced before it gets its name. Throws
 * `BackupError`.
 */
export function backUp(folder: string, to: string): RowCounts {
  const from = join(folder, FILE_NAME);
  if (!existsSync(from)) throw new BackupError(`There is no database in ${folder}.`);
  if (existsSync(to)) throw new BackupError(`${to} already exists: use another name.`);
  const draft = `${to}.part`;
  try {
    copyInto(draft, from);
    const counts = checkFile(draft);
    syncToDisk(draft);
    renameSync(draft, to);
    syncToDisk(dirname(resolve(to)));
    return counts;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Replaces the database of a folder by a backup. The backup is checked first; the old database is kept under
 * `<name>.before-restore`, and the new one gets its owner. The backend must be stopped. Throws `BackupError` and changes nothing
 * if the backup is invalid or the database is in use.
 */
export function restore(from: string, folder: string): RowCounts {
  const counts = checkFile(from);
  const target = join(folder, FILE_NAME);
  const draft = `${target}.part`;
  const before = `${target}.before-restore`;
  if (existsSync(before))
    throw new BackupError(`${before} exists from an earlier restore: move it away first.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseInUse(target);
  copyInto(draft, from, existsSync(target) ? target : folder);
  const copied = checkFile(draft);
  if (JSON.stringify(copied) !== JSON.stringify(counts))
    throw new BackupError("The copy and the backup have different rows.");
  syncToDisk(draft);
  if (existsSync(target)) renameSync(target, before);
  // Files of the old database.
  for (const rest of ["-wal", "-shm"]) rmSync(target + rest, { force: true });
  renameSync(draft, target);
  syncToDisk(folder);
  return counts;
}

/**
 * Copies a database into a file that only its owner can read, replacing the rest of an earlier attempt. If root does it, the file
 * gets the owner of `ownedLike`. Throws `BackupError` when a file of this name is created meanwhile.
 */
function copyInto(draft: string, from: string, ownedLike?: string): void {
  rmSync(draft, { force: true });
  const source = new SqliteDatabase(from, { readonly: true, fileMustExist: true });
  try {
    // SQLite would follow a link that the owner of the folder could create meanwhile.
    if (!makeOwnerOnly(draft, ownedLike === undefined ? {} : { ownedLike }))
      throw new BackupError(`${draft} was created by another process just now: try again.`);
    // One read transaction of a WAL database does not block writers.
    source.prepare("vacuum into ?").run(draft);
  } finally {
    source.close();
  }
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Checks a database file: pages and indexes (integrity_check), references, and that its migrations are those of this version or
 * an earlier one; counts its rows. Throws `BackupError`.
 */
export function checkFile(path: string): RowCounts {
  if (!existsSync(path)) throw new BackupError(`The file ${path} does not exist.`);
  let file: SqliteDatabase.Database | null = null;
  try {
    file = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
    const [verdict] = file.pragma("integrity_check(1)") as { integrity_check: string }[];
    if (verdict?.integrity_check !== "ok")
      throw new BackupError(`${path} is damaged: ${verdict?.integrity_check}.`);
    const broken = file.pragma("foreign_key_check") as { table: string }[];
    if (broken.length > 0) throw new BackupError(`${path} has broken references in ${broken[0]?.table}.`);
    checkMigrations(file, path);
    return countRows(file);
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError)
      throw new BackupError(`${path} is not a valid database: ${error.message}.`);
    throw error;
  } finally {
    file?.close();
  }
}

function checkMigrations(file: SqliteDatabase.Database, path: string): void {
  const known = Object.keys(MIGRATIONS);
  const done = file.prepare("select name from kysely_migration order by name").pluck().all() as string[];
  if (done.length === 0) throw new BackupError(`${path} is not a Shiori database.`);
  if (done.some((name, at) => known[at] !== name))
    throw new BackupError(`${path} is from a newer version of Shiori (${done.at(-1)}).`);
}

function countRows(file: SqliteDatabase.Database): RowCounts {
  const names = file
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'title_index%' order by name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, file.prepare(`select count(*) from ${name}`).pluck().get() as number]),
  );
}

/** Refuses if another process has the database open for writing. */
function refuseInUse(target: string): void {
  if (!existsSync(target)) return;
  let file: SqliteDatabase.Database | null = null;
  try {
    file = new SqliteDatabase(target, { timeout: 0 });
    // Leaving WAL needs exclusive access: it fails while any other connection is open.
    file.pragma("journal_mode = delete");
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    if (error.code.startsWith("SQLITE_BUSY") || error.code === "SQLITE_LOCKED")
      throw new BackupError("The database is in use: stop the backend first.");
    // Restoring over a damaged database is allowed.
  } finally {
    file?.close();
  }
}
