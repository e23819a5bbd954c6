import { type Kysely, sql } from "kysely";

/** Runs the statements of a migration one after another; a blank line parts them. */
export async function runStatements(db: Kysely<unknown>, text: string): Promise<void> {
  for (const statement of text.split(/\n\s*\n/u).map((part) => part.trim())) {
    if (statement !== "") await sql.raw(statement).execute(db);
  }
}
