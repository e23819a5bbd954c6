import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** A text column of PostgreSQL in the order of code points, as SQLite has it, whatever the database's own order is. */
export const TEXT = 'text collate "C"';

/** What a migration does on each engine: SQL statements, a blank line between them. */
export interface Steps {
  readonly sqlite: string;
  readonly postgres: string;
}

/** A numbered migration; all of it is done or nothing. */
export function migration(steps: Steps): Migration {
  return {
    async up(db) {
      const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
      // The limits of a request are not those of an index over a million titles.
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
