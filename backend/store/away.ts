/** Numbers of SQLSTATE after which the whole transaction may simply be tried again: serialization, deadlock. */
const TRY_AGAIN = /^(?:40001|40P01)$/u;
/** What SQLite says while another process holds the write lock. */
const BUSY = /^SQLITE_BUSY/u;
/**
 * Classes of SQLSTATE, and errors of the socket, that mean the server is away or going (08, 57P, 53), or that it did not
 * do its work in time: a lock (55P03), a statement (57014), a transaction nobody went on with (25P03, 25P04). On SQLite:
 * the disk is full (PostgreSQL: 53100) or fails.
 */
const AWAY =
  /^(?:08|57P|53|55P03|57014|25P0[34])|^E(?:CONN|PIPE|AI_|NOTFOUND|HOST|NET|TIMEDOUT)|^SQLITE_(?:FULL|IOERR)/u;
/** The same from pg itself, which gives these no code. */
const AWAY_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client .+ is not queryable$)/u;

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** Was the transaction rolled back for no fault of its own (deadlock, serialization)? */
export function mayTryAgain(error: unknown): boolean {
  return TRY_AGAIN.test(codeOf(error));
}

/** Does another process write to the SQLite file now? The transaction has not begun. */
export function isBusy(error: unknown): boolean {
  return BUSY.test(codeOf(error));
}

/**
 * Is the database away, or does it not get round to us? No bug, and it passes. What was under way may or may not have
 * been done.
 */
export function isAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error)) || isBusy(error) || mayTryAgain(error)) return true;
  return error instanceof Error && AWAY_WORDS.test(error.message);
}
