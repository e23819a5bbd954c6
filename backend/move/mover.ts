import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type SqliteDatabase from "better-sqlite3";
import { Kysely } from "kysely";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { openDatabase } from "../store/database.ts";
import { NamedPostgresDialect, ourNames } from "../store/names.ts";
import { tellLost } from "../store/postgres.ts";
import type { Schema, WritableDb } from "../store/schema.ts";
import { openSqlite } from "../store/sqlite.ts";
import { copyLine, type Value } from "./copy-text.ts";
import { type Table, tablesToMove } from "./tables.ts";

/** Rows moved per table, each verified to be equal on both sides. */
export interface Moved {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

/** Why nothing was moved, as one sentence. */
export class MoveError extends Error {
  override readonly name = "MoveError";
}

/** What the mover needs besides the two places. */
export interface MoveDeps {
  /** Rebuilds the search index from the titles, inside the transaction. */
  readonly reindex: (trx: WritableDb) => Promise<void>;
  /** Called after each table. */
  readonly onTable: (name: string, rows: number) => void;
}

/**
 * Moves all data of the SQLite file in `folder` to the empty PostgreSQL database at `url` in one transaction; every table is read
 * back and compared. The file is locked for writing meanwhile and stays unchanged. Throws `MoveError` when the target is not
 * empty, the file has another version, or a table differs.
 */
export async function moveToPostgres(folder: string, url: string, parts: MoveDeps): Promise<Moved> {
  await (await openDatabase({ url })).destroy();
  const file = openSqlite(folder);
  // One connection: kysely's transaction is that of the COPY statements as well.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  tellLost(pool, () => undefined);
  const client = new Promise<pg.ClientBase>((resolve) => pool.once("connect", resolve));
  const db = new Kysely<Schema>({ dialect: new NamedPostgresDialect({ pool }), plugins: [ourNames] });
  try {
    file.exec("begin immediate");
    return await db.transaction().execute(async (trx) => moveAll(file, await client, trx, parts));
  } finally {
    await db.destroy();
    if (file.inTransaction) file.exec("rollback");
    file.close();
  }
}

async function moveAll(
  file: SqliteDatabase.Database,
  client: pg.ClientBase,
  trx: WritableDb,
  parts: MoveDeps,
): Promise<Moved> {
  await sameMigrations(file, client);
  const tables = await tablesToMove(client);
  await refuseFull(client, tables);
  const moved: { name: string; rows: number }[] = [];
  for (const table of tables) {
    const rows = await moveTable(file, client, table);
    parts.onTable(table.name, rows);
    moved.push({ name: table.name, rows });
  }
  await parts.reindex(trx);
  return { tables: moved };
}

/** Both sides must have the same migrations: the backend must open an older file first. */
async function sameMigrations(file: SqliteDatabase.Database, client: pg.ClientBase): Promise<void> {
  const statement = "select name from kysely_migration order by name";
  const here = (file.prepare(statement).all() as { name: string }[]).map((row) => row.name);
  const there = (await client.query<{ name: string }>(statement)).rows.map((row) => row.name);
  if (here.join() !== there.join()) {
    throw new MoveError("The file is from another version: start the backend with it once, then move it.");
  }
}

async function refuseFull(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query(`select 1 from ${name} limit 1`);
    if (rows.length > 0) throw new MoveError(`The database at DATABASE_URL is not empty (${name}).`);
  }
}

function* linesOf(
  file: SqliteDatabase.Database,
  table: Table,
  count: { rows: number },
  hash: ReturnType<typeof createHash>,
) {
  const select = file.prepare(
    `select ${table.columns.join(", ")} from ${table.name} order by ${table.key.join(", ")}`,
  );
  for (const row of select.raw().iterate() as IterableIterator<Value[]>) {
    const line = copyLine(row);
    hash.update(line);
    count.rows += 1;
    yield line;
  }
}

async function moveTable(
  file: SqliteDatabase.Database,
  client: pg.ClientBase,
  table: Table,
): Promise<number> {
  const columns = table.columns.join(", ");
  const sent = createHash("sha256");
  const count = { rows: 0 };
  const lines = Readable.from(linesOf(file, table, count, sent), { objectMode: true });
  await pipeline(lines, client.query(copyFrom(`copy ${table.name} (${columns}) from stdin`)));
  const came = createHash("sha256");
  const order = table.key.join(", ");
  const out = client.query(copyTo(`copy (select ${columns} from ${table.name} order by ${order}) to stdout`));
  for await (const part of out) came.update(part as Buffer);
  if (sent.digest("hex") !== came.digest("hex"))
    throw new MoveError(`The rows of ${table.name} differ after the move.`);
  if (table.identity !== null) await goOnCounting(file, client, table.name, table.identity);
  return count.rows;
}

/** Sets the sequences so that used ids are not reused, even those of deleted rows. */
async function goOnCounting(
  file: SqliteDatabase.Database,
  client: pg.ClientBase,
  name: string,
  column: string,
): Promise<void> {
  const counted =
    file.prepare("select 1 from sqlite_master where name = 'sqlite_sequence'").get() !== undefined;
  const last = counted
    ? (file.prepare("select seq from sqlite_sequence where name = ?").pluck().get(name) as number | undefined)
    : undefined;
  await client.query(
    `select setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, coalesce(max(${column}), 0), 1),
       greatest($3::bigint, coalesce(max(${column}), 0)) > 0) from ${name}`,
    [name, column, last ?? 0],
  );
}
