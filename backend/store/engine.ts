import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "./schema.ts";

/** The database engine: one SQLite file, or a PostgreSQL server. */
export type Engine = "sqlite" | "postgres";

/** The engine of this handle. */
export function engineOf(db: ReadableDb): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}

/**
 * The database's current time in milliseconds, as SQL: one clock for all processes. Other instants use the process's clock, where
 * some seconds do not matter.
 */
export function databaseNow(db: ReadableDb): RawBuilder<number> {
  return engineOf(db) === "sqlite"
    ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
    : sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
}
