import { CompiledQuery, PostgresDialect } from "kysely";
import pg from "pg";

/** Connections per process: transactions are short, and several processes share the server's. */
const POOL_SIZE = 10;
/** Time limits for getting a connection, for a statement and for a lock, in milliseconds. */
const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const LOCK_MS = 10_000;
/** Statements take milliseconds, so parallel workers and JIT would cost more than they save. */
const NO_HELPERS = "-c max_parallel_workers_per_gather=0 -c jit=off";
/** OID of bigint: ids, instants and counts; all values are safe integers. */
const INT8_OID = 20;

function typeParser(oid: number, format?: "text" | "binary") {
  return oid === INT8_OID && format !== "binary"
    ? (value: string): number => Number(value)
    : pg.types.getTypeParser(oid, format);
}

/**
 * The host (or socket folder) that the driver would connect to for `url`, including parameters, environment and defaults. Does
 * not connect. Throws when the driver cannot parse the URL.
 */
export function postgresHost(url: string): string {
  return new pg.Client({ connectionString: url }).host;
}

/**
 * A pool of connections to `url`, opened on demand. `onLost` is called once for each broken connection, used or idle; the pool
 * replaces it.
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

/** A connection without timeouts for migrations, including the wait for another process that is migrating. */
export function openPostgresForMigrations(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: "shiori" });
  tellLost(pool, () => undefined);
  return new PostgresDialect({
    pool,
    async onCreateConnection(connection) {
      // Explicit, because the server, the role or the URL may set limits.
      for (const limit of ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
        await connection.executeQuery(CompiledQuery.raw(`set ${limit} = 0`));
    },
  });
}

/**
 * The pool only handles errors of idle connections, and an unhandled error ends the process. Work on a broken connection fails by
 * itself. `onLost` is called once per connection.
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
