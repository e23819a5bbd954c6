import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Clock } from "../clock.ts";
import { engineOf } from "../store/engine.ts";
import type { ReadableDb, Schema } from "../store/schema.ts";
import { EXPORT_VERSION, type Head, type Line, type Totals, toCell } from "./lines.ts";
import { type ExportedTable, exportedTables } from "./tables.ts";

/** Rows that are read at once. */
const PAGE = 2000;

/** Options of an export. */
export interface ExportOptions {
  /** Include password hashes, token hashes, sessions and queued mails. */
  readonly secrets: boolean;
  readonly clock: Clock;
}

/**
 * Writes all tables as JSON Lines from one snapshot; `put` takes each line. The search index is not included, since a load
 * rebuilds it. Returns the rows and the checksum of every table.
 */
export async function exportAll(
  db: Kysely<Schema>,
  { secrets, clock }: ExportOptions,
  put: (line: string) => Promise<void> | void,
): Promise<Totals> {
  return ofOneMoment(db, async (snapshot) => {
    const write = async (line: Line): Promise<string> => {
      const text = `${JSON.stringify(line)}\n`;
      await put(text);
      return text;
    };
    const head: Head = {
      export: "shiori",
      version: EXPORT_VERSION,
      schema: await migrationsOf(snapshot),
      secrets,
      madeAt: new Date(clock.now()).toISOString(),
    };
    await write(head);
    const totals: Totals = {};
    for (const table of exportedTables(secrets)) {
      const columns = (await columnsOf(snapshot, table.name)).filter((column) => !(column in table.left));
      await write({ table: table.name, columns });
      totals[table.name] = await exportRows(snapshot, table, columns, write);
    }
    await write({ end: true, tables: totals });
    return totals;
  });
}

/** One read transaction, which does not see or block writers. */
function ofOneMoment<T>(db: Kysely<Schema>, read: (snapshot: ReadableDb) => Promise<T>): Promise<T> {
  if (engineOf(db) === "sqlite") return ofOneSqliteMoment(db, read);
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx);
      return read(trx);
    });
}

/** Not `inTransaction`, which would take the write lock. */
function ofOneSqliteMoment<T>(db: Kysely<Schema>, read: (snapshot: ReadableDb) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin deferred`.execute(connection);
    try {
      return await read(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** Names of the applied migrations, in order. */
export async function migrationsOf(db: ReadableDb): Promise<string[]> {
  const { rows } = await sql<{
    readonly name: string;
  }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** Columns of a table in the order of their names, the same on both engines. */
export async function columnsOf(db: ReadableDb, table: string): Promise<string[]> {
  const { rows } =
    engineOf(db) === "sqlite"
      ? await sql<{
          readonly name: string;
        }>`select name from pragma_table_info(${table}) order by name`.execute(db)
      : await sql<{ readonly name: string }>`
          select column_name as name from information_schema.columns
          where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
          order by column_name collate "C"`.execute(db);
  return rows.map((row) => row.name);
}

async function exportRows(
  db: ReadableDb,
  { name, key }: ExportedTable,
  columns: readonly string[],
  write: (line: Line) => Promise<string>,
): Promise<Totals[string]> {
  const digest = createHash("sha256");
  let rows = 0;
  let after: readonly unknown[] | null = null;
  const order = sql.join(key.map((column) => sql.ref(column)));
  for (;;) {
    const later =
      after === null ? sql`` : sql` where (${order}) > (${sql.join(after.map((value) => sql`${value}`))})`;
    const page: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)}${later}
      order by ${order} limit ${PAGE}`.execute(db.withoutPlugins());
    for (const row of page.rows) digest.update(await write(columns.map((column) => toCell(row[column]))));
    rows += page.rows.length;
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < PAGE) return { rows, sha256: digest.digest("hex") };
    after = key.map((column) => last[column]);
  }
}
