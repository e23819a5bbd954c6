import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "./schema.ts";

/** What the data lies in: one SQLite file, or a PostgreSQL server. */
export type Engine = "sqlite" | "postgres";

/** Which engine answers this handle. */
export function engineOf(db: ReadableDb): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}

/**
 * The instant on the database's own clock, in milliseconds, as SQL: one clock for every process, whichever machine it
 * runs on. Elsewhere instants are of the process's clock, where some seconds do not matter.
 */
export function databaseNow(db: ReadableDb): RawBuilder<number> {
  return engineOf(db) === "sqlite"
    ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
    : sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
}
