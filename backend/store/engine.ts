import { PostgresAdapter } from "kysely";
import type { Reading } from "./schema.ts";

/** What the data lies in: one SQLite file, or a PostgreSQL server. */
export type Engine = "sqlite" | "postgres";

/** Which engine answers this handle. */
export function engineOf(db: Reading): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
