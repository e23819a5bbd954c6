import { CompiledQuery, PostgresDialect } from "kysely";
import pg from "pg";

/** Connections of one process: transactions are short, and several processes share the server's. */
const POOL_SIZE = 10;
/** How long a request waits for a connection, and how long a statement or a wait for a lock may take, in milliseconds. */
const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const LOCK_MS = 10_000;
/** Every statement of ours takes milliseconds: workers and compiled code would cost more than they save. */
const NO_HELPERS = "-c max_parallel_workers_per_gather=0 -c jit=off";
/** PostgreSQL's number for bigint: ids, instants and counts; all of ours are safe integers. */
const INT8_OID = 20;

function typeParser(oid: number, format?: "text" | "binary") {
  return oid === INT8_OID && format !== "binary"
    ? (value: string): number => Number(value)
    : pg.types.getTypeParser(oid, format);
}

/**
 * The host (or the folder of the socket) that a connection to `url` would go to, as the driver itself decides it:
 * parameters of the address, the environment and defaults count. Connects to nothing. Throws when the driver cannot read
 * the address.
 */
export function postgresHost(url: string): string {
  return new pg.Client({ connectionString: url }).host;
}

/**
 * A pool of connections to the database at `url`, opened when they are needed. `onLost` hears once of each connection
 * that broke, whether it was at work or not; the pool replaces it.
 */
export function openPostgres(url: string, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    application_name: "shiori",
    options: NO_HELPERS,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  });
  tellLost(pool, onLost);
  return pool;
}

/**
 * The one connection a start brings the tables up to date on: a migration takes as long as it takes, and so does waiting
 * for another process that is at it.
 */
export function openPostgresForMigrations(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: "shiori" });
  tellLost(pool, () => undefined);
  return new PostgresDialect({
    pool,
    async onCreateConnection(connection) {
      // Explicit: the server, the role or the address may have limits of their own.
      for (const limit of ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
        await connection.executeQuery(CompiledQuery.raw(`set ${limit} = 0`));
    },
  });
}

/**
 * The pool listens to a connection only while nobody uses it, and an error nobody listens to ends the process. What was
 * under way on a connection hears of its loss by itself. `onLost` is told once of each connection.
 */
export function tellLost(pool: pg.Pool, onLost: (error: Error) => void): void {
  pool.on("connect", (client) => {
    let told = false;
    client.on("error", (error) => {
      if (!told) onLost(error);
      told = true;
    });
  });
  pool.on("error", () => undefined);
}
