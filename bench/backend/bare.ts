import type SqliteDatabase from "better-sqlite3";
import pg from "pg";
import { openSqlite } from "#backend/store/sqlite.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import { leaveUnheard, type Statement } from "./recorder.ts";

/** The database engine alone. */
export interface BareEngine {
  /** Runs statements one after another on one connection; answers the rows of the last one that gave any. */
  run(statements: readonly Statement[]): Promise<readonly unknown[]>;
  /** Runs `work` on one connection, for one transaction. */
  onOne<T>(work: (connection: Pick<BareEngine, "run">) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database file as the backend does, with every statement prepared once. */
function bareSqlite(folder: string): BareEngine {
  const file = openSqlite(folder);
  leaveUnheard(file);
  const prepared = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  let before: Promise<unknown> = Promise.resolve();
  const one: BareEngine = {
    async run(statements) {
      let rows: readonly unknown[] = [];
      for (const { text, values } of statements) {
        const statement = prepared.get(text) ?? file.prepare<unknown[]>(text);
        prepared.set(text, statement);
        if (statement.reader) rows = statement.all(...values);
        else statement.run(...values);
      }
      return rows;
    },
    // There is one connection: what belongs together waits until what came before is done.
    onOne(work) {
      const mine = before.then(() => work(one));
      before = mine.catch(() => null);
      return mine;
    },
    async close() {
      file.close();
    },
  };
  return one;
}

/** A pool of plain connections; each run takes one. */
function barePostgres(url: string, connections: number): BareEngine {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const on = (client: pg.PoolClient) => ({
    async run(statements: readonly Statement[]): Promise<readonly unknown[]> {
      let rows: readonly unknown[] = [];
      for (const { text, values } of statements) {
        const result = await client.query(text, [...values]);
        if (result.rows.length > 0) rows = result.rows;
      }
      return rows;
    },
  });
  const onOne: BareEngine["onOne"] = async (work) => {
    const client = await pool.connect();
    try {
      return await work(on(client));
    } finally {
      client.release();
    }
  };
  return {
    onOne,
    run: (statements) => onOne((connection) => connection.run(statements)),
    close: () => pool.end(),
  };
}

/** The bare engine over a ground's data. */
export function bareEngine(ground: Ground, connections = 1): BareEngine {
  return ground.databaseUrl === null
    ? bareSqlite(ground.folder)
    : barePostgres(ground.databaseUrl, connections);
}
