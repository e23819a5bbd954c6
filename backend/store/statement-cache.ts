import type SqliteDatabase from "better-sqlite3";
import type { SqliteDatabase as DialectDatabase, SqliteStatement } from "kysely";

/** Statements kept; the service has about two hundred, and an import makes few of its own. */
const KEPT = 300;
/** A statement with a long list of values is rarely asked twice, and its text alone is memory. */
const LONGEST_KEPT = 20_000;

/**
 * The database as kysely's dialect takes it, with each statement prepared once: better-sqlite3 prepares at every call,
 * which costs 10 to 60 microseconds, and leaves memory of SQLite's own behind that the garbage collector does not see
 * (an import of 400,000 titles grew to 4 GB). The one not used for longest goes.
 */
export function withPreparedOnce(file: SqliteDatabase.Database): DialectDatabase {
  const kept = new Map<string, SqliteStatement & { readonly busy?: boolean }>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known !== undefined) {
        // Being iterated row by row: a statement cannot be used twice at once.
        if (known.busy === true) return file.prepare(sql);
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const fresh = file.prepare(sql);
      if (sql.length <= LONGEST_KEPT) kept.set(sql, fresh);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? "");
      return fresh;
    },
    close() {
      kept.clear();
      file.close();
    },
  };
}
