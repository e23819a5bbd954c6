import type SqliteDatabase from "better-sqlite3";
import type { SqliteDatabase as DialectDatabase, SqliteStatement } from "kysely";

/** Maximum number of cached statements; the service has about two hundred, and an import adds few. */
const KEPT = 300;
/** Longer statements, with long lists of values, are rarely repeated and not cached. */
const LONGEST_KEPT = 20_000;

/**
 * The database for kysely's dialect, with prepared statements cached: better-sqlite3 would prepare at every call, which costs 10
 * to 60 microseconds and leaves native memory that the garbage collector does not see (an import of 400,000 titles grew to 4 GB).
 * The least recently used is dropped.
 */
export function withPreparedOnce(file: SqliteDatabase.Database): DialectDatabase {
  const kept = new Map<string, SqliteStatement & { readonly busy?: boolean }>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known !== undefined) {
        // A statement that is being iterated cannot be used again.
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
