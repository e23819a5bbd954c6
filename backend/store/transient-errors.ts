/** SQLSTATEs after which the whole transaction may be retried: serialization failure, deadlock. */
const RETRYABLE = /^(?:40001|40P01)$/u;
/** SQLite's error while another process has the write lock. */
const BUSY = /^SQLITE_BUSY/u;
/**
 * SQLSTATEs and socket errors: server unreachable or shutting down (08, 57P, 53), lock timeout (55P03), statement timeout
 * (57014), idle transaction timeout (25P03, 25P04). SQLite: disk full (PostgreSQL: 53100) or I/O error.
 */
const TRANSIENT =
  /^(?:08|57P|53|55P03|57014|25P0[34])|^E(?:CONN|PIPE|AI_|NOTFOUND|HOST|NET|TIMEDOUT)|^SQLITE_(?:FULL|IOERR)/u;
/** The same from pg itself, without a code. */
const TRANSIENT_MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client .+ is not queryable$)/u;

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** True when the transaction was rolled back by a deadlock or serialization failure. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.test(codeOf(error));
}

/** True while another process writes to the SQLite file. The transaction has not begun. */
export function isBusy(error: unknown): boolean {
  return BUSY.test(codeOf(error));
}

/** True for transient database errors (unreachable, full, timed out). The transaction may or may not have committed. */
export function isTransient(error: unknown): boolean {
  if (TRANSIENT.test(codeOf(error)) || isBusy(error) || isRetryable(error)) return true;
  return error instanceof Error && TRANSIENT_MESSAGES.test(error.message);
}
