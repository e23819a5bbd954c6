import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** A text column of PostgreSQL sorted by code point, as in SQLite, whatever the database's collation. */
export const TEXT = 'text collate "C"';

/** SQL statements of a migration for each engine, separated by blank lines. */
export interface Steps {
  readonly sqlite: string;
  readonly postgres: string;
}

/** A migration; runs completely or not at all. */
export function migration(steps: Steps): Migration {
  return {
    async up(db) {
      const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
      // No timeouts, because indexing a million titles takes long.
      if (postgres) await runStatements(db, "set local statement_timeout = 0\n\nset local lock_timeout = 0");
      await runStatements(db, postgres ? steps.postgres : steps.sqlite);
    },
  };
}

async function runStatements(db: Kysely<unknown>, text: string): Promise<void> {
  for (const statement of text.split(/\n\s*\n/u).map((part) => part.trim())) {
    if (statement !== "") await sql.raw(statement).execute(db);
  }
}
