import pg from "pg";

/** Connections of one process: transactions are short, and several processes share the server's. */
const POOL_SIZE = 10;
/** How long a request waits for a connection, and how long a statement or a wait for a lock may take, in milliseconds. */
const CONNECT_MS = 5000;
const STATEMENT_MS = 30_000;
const LOCK_MS = 10_000;
/** PostgreSQL's number for bigint: ids, instants and counts; all of ours are safe integers. */
const INT8_OID = 20;

/** Numbers of SQLSTATE after which the whole transaction may simply be tried again. */
const TRY_AGAIN = new Set(["40001", "40P01"]);
/** Classes of SQLSTATE, and errors of the socket, that mean the server is away or going. */
const AWAY = /^(?:08|57P|53)|^E(?:CONN|PIPE|AI_|NOTFOUND|HOSTUNREACH|TIMEDOUT)/u;

function typeParser(oid: number, format?: "text" | "binary") {
  return oid === INT8_OID && format !== "binary"
    ? (value: string): number => Number(value)
    : pg.types.getTypeParser(oid, format);
}

/**
 * A pool of connections to the database at `url`, opened when they are needed. `onLost` hears of a connection that
 * broke while nobody used it; the pool replaces it.
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
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  });
  pool.on("error", onLost);
  return pool;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** Was the transaction rolled back for no fault of its own (deadlock, serialization)? */
export function mayTryAgain(error: unknown): boolean {
  return TRY_AGAIN.has(codeOf(error));
}

/** Is the database server away? What was under way may or may not have been done. */
export function isAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error))) return true;
  // pg itself gives these two no code.
  return (
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded when trying to connect)/u.test(error.message)
  );
}
