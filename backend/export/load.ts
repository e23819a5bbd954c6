import { createHash, randomBytes } from "node:crypto";
import { CompiledQuery, type Kysely, sql } from "kysely";
import { messageOf } from "../arguments.ts";
import { reindexAll } from "../catalogue/reindex.ts";
import { inTransaction } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import type { ReadableDb, Schema, WritableDb } from "../store/schema.ts";
import { type Cell, fromCell, type Head, LINE, type Totals } from "./lines.ts";
import { type ExportedTable, exportedTables } from "./tables.ts";
import { columnsOf, migrationsOf } from "./write.ts";

/** Rows per statement. */
const BATCH = 200;
/** A hash that matches no password: the patron gets a new temporary one at the counter (D14). */
const NO_PASSWORD = "$argon2id$none";
const TOKEN_BYTES = 32;

/** Why an export cannot be loaded, as one sentence; nothing was written. */
export class LoadError extends Error {
  override readonly name = "LoadError";
}

/**
 * Loads an export into an empty database in one transaction, and rebuilds the search index. The row counts and checksums of every
 * table are verified. Throws `LoadError`.
 */
export async function loadAll(db: Kysely<Schema>, lines: AsyncIterable<string>): Promise<Totals> {
  return inTransaction(db, async (trx) => {
    const loader = new Loader(trx);
    let number = 0;
    for await (const text of lines) {
      number += 1;
      if (text !== "") await loader.take(text, number);
    }
    const totals = loader.totals;
    if (totals === null) throw new LoadError("The export is truncated.");
    await goOnCounting(trx);
    await reindexAll(trx, () => undefined);
    return totals;
  });
}

class Loader {
  readonly #trx: WritableDb;
  #tables: ReadonlyMap<string, ExportedTable> = new Map();
  #open: { readonly table: ExportedTable; readonly columns: readonly string[] } | null = null;
  #rows: (readonly Cell[])[] = [];
  #count = 0;
  #digest = createHash("sha256");
  readonly #found: Totals = {};
  totals: Totals | null = null;

  constructor(trx: WritableDb) {
    this.#trx = trx;
  }

  async take(text: string, number: number): Promise<void> {
    if (this.totals !== null) throw new LoadError(`Line ${number}: there is data after the end.`);
    const line = parse(text, number);
    if (Array.isArray(line)) await this.#row(line, text, number);
    else if ("export" in line) await this.#head(line);
    else if ("table" in line) await this.#table(line);
    else await this.#end(line.tables);
  }

  async #head(head: Head): Promise<void> {
    const here = await migrationsOf(this.#trx);
    if (head.schema.join() !== here.join())
      throw new LoadError(`The export is from another version (${head.schema.at(-1)}, here ${here.at(-1)}).`);
    const tables = exportedTables(head.secrets);
    for (const { name } of tables) await refuseFull(this.#trx, name);
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async #table({ table: name, columns }: { readonly table: string; readonly columns: readonly string[] }) {
    await this.#close();
    const table = this.#tables.get(name);
    if (table === undefined) throw new LoadError(`The export has an unknown table ${name}.`);
    const wanted = (await columnsOf(this.#trx, name)).filter((column) => !(column in table.left));
    if (wanted.join() !== columns.join())
      throw new LoadError(`The columns of ${name} are not those of this version.`);
    this.#open = { table, columns };
  }

  async #row(cells: readonly Cell[], text: string, number: number): Promise<void> {
    if (this.#open === null || cells.length !== this.#open.columns.length)
      throw new LoadError(`Line ${number} is not a row of a table.`);
    this.#digest.update(`${text}\n`);
    this.#count += 1;
    this.#rows.push(cells);
    if (this.#rows.length >= BATCH) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#open === null || this.#rows.length === 0) return;
    const { table, columns } = this.#open;
    const left = Object.entries(table.left);
    const rows = this.#rows.map((cells) => [
      ...cells.map(fromCell),
      ...left.map(([, kind]) => (kind === "password" ? NO_PASSWORD : randomBytes(TOKEN_BYTES))),
    ]);
    this.#rows = [];
    const names = [...columns, ...left.map(([name]) => name)].map((name) => sql.ref(name));
    const values = rows.map((row) => sql`(${sql.join(row.map((value) => sql`${value}`))})`);
    const statement = sql`insert into ${sql.table(table.name)} (${sql.join(names)}) values ${sql.join(values)}`;
    await statement.execute(this.#trx.withoutPlugins()).catch((error: unknown) => {
      const why = messageOf(error);
      throw new LoadError(`A row of ${table.name} cannot be loaded: ${why}.`, { cause: error });
    });
  }

  async #close(): Promise<void> {
    await this.#flush();
    if (this.#open !== null)
      this.#found[this.#open.table.name] = { rows: this.#count, sha256: this.#digest.digest("hex") };
    this.#open = null;
    this.#count = 0;
    this.#digest = createHash("sha256");
  }

  async #end(totals: Totals): Promise<void> {
    await this.#close();
    const names = new Set([...Object.keys(totals), ...Object.keys(this.#found), ...this.#tables.keys()]);
    for (const name of names) {
      const [told, found] = [totals[name], this.#found[name]];
      if (told === undefined || found === undefined) throw new LoadError(`The table ${name} is missing.`);
      if (told.rows !== found.rows)
        throw new LoadError(`${name} should have ${told.rows} rows and has ${found.rows}.`);
      if (told.sha256 !== found.sha256)
        throw new LoadError(`The rows of ${name} differ from the exported ones.`);
    }
    this.totals = totals;
  }
}

function parse(text: string, number: number) {
  try {
    const line = LINE.safeParse(JSON.parse(text));
    if (line.success) return line.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new LoadError(`Line ${number} is damaged.`);
}

async function refuseFull(trx: WritableDb, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
  if (rows.length > 0) throw new LoadError(`The database is not empty (${table}): load into a new one.`);
}

/** Sets the sequences to continue after the loaded ids; SQLite does that itself. */
async function goOnCounting(trx: WritableDb): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  for (const { table, column } of await identitiesOf(trx)) {
    const statement = `select setval(pg_get_serial_sequence('${table}', '${column}'),
      greatest(coalesce(max(${column}), 0), 1), coalesce(max(${column}), 0) > 0) from ${table}`;
    await trx.executeQuery(CompiledQuery.raw(statement));
  }
}

async function identitiesOf(
  db: ReadableDb,
): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await sql<{ readonly table: string; readonly column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db);
  return rows;
}
