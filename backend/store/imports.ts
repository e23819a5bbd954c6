import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import type { Place } from "./database.ts";
import type { ImportsTable } from "./import-tables.ts";
import { makeOwnerOnly } from "./owner-only.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** A recorded import run. */
export type ImportRun = Selectable<ImportsTable>;

/** What identifies a file. */
export type ImportedFile = Pick<ImportRun, "source" | "format" | "fileName" | "fileSize" | "fileDigest">;

/** Name of the file that is locked while an import or a harvest runs, inside its folder. */
const LOCK_FILE = "import.lock";
/** Key of the PostgreSQL advisory lock; an arbitrary number that nothing else uses. */
const LOCK_KEY = 7_104_009;

/** Inserts the record of a run. */
export async function addImport(trx: WritableDb, row: Insertable<ImportsTable>): Promise<number> {
  return (await trx.insertInto("imports").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

/** Updates the progress of a run in the transaction of its batch, so that both are consistent. */
export async function updateImport(
  trx: WritableDb,
  id: number,
  set: Partial<Omit<ImportRun, "id">>,
): Promise<void> {
  await trx.updateTable("imports").set(set).where("id", "=", id).execute();
}

/** Marks runs recorded as running as ended: they were killed. Returns whether there were any. */
export async function endCrashed(trx: WritableDb): Promise<boolean> {
  const ended = await trx
    .updateTable("imports")
    .set({ state: "stopped" })
    .where("state", "=", "running")
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** A run by its id; null = there is none. */
export async function importById(db: ReadableDb, id: number): Promise<ImportRun | null> {
  return (await db.selectFrom("imports").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The last run of this file; null = there was none. */
export async function lastImport(db: ReadableDb, file: ImportedFile): Promise<ImportRun | null> {
  const row = await db
    .selectFrom("imports")
    .selectAll()
    .where("source", "=", file.source)
    .where("format", "=", file.format)
    .where("fileSize", "=", file.fileSize)
    .where("fileDigest", "=", file.fileDigest)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Runs `work` while no other import runs on this database; returns null without running it if one does. The lock belongs to the
 * process, so it is released however the process ends.
 */
export async function asOnlyImport<T>(
  place: Place,
  db: Kysely<Schema>,
  work: () => Promise<T>,
): Promise<T | null> {
  return "folder" in place ? withLockFile(place.folder, work) : withAdvisoryLock(db, work);
}

/** Runs `work` while no other process does the same for this folder; returns null without running it if one does. */
export async function withLockFile<T>(folder: string, work: () => Promise<T>): Promise<T | null> {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeOwnerOnly(join(folder, LOCK_FILE), { ownedLike: folder });
  const lock = new SqliteDatabase(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function withAdvisoryLock<T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (connection) => {
    const got = await sql<{ readonly ours: boolean }>`
      select pg_try_advisory_lock(${LOCK_KEY}::bigint) as ours`.execute(connection);
    if (got.rows[0]?.ours !== true) return null;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${LOCK_KEY}::bigint)`.execute(connection);
    }
  });
}
