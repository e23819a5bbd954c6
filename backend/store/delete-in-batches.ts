import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type Kysely,
  type SqlBool,
  sql,
} from "kysely";
import { inTransaction } from "./database.ts";
import type { Schema } from "./schema.ts";

/**
 * Rows deleted per transaction, so that it stays within the statement timeout, and writers waiting for SQLite's lock do not wait
 * long.
 */
export const SWEPT_AT_ONCE = 1000;

/** Deletes expired rows of a table in batches, each in its own transaction. `key` is its primary key. */
export async function deleteInBatches<T extends keyof Schema & string>(
  db: Kysely<Schema>,
  table: T,
  key: readonly (keyof Schema[T] & string)[],
  isOver: (where: ExpressionBuilder<Schema, T>) => Expression<SqlBool>,
): Promise<void> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const from = sql`from ${sql.table(table)}`;
  const some = sql`
    delete ${from} where (${columns}) in (
      select ${columns} ${from} where ${isOver(expressionBuilder<Schema, T>())} limit ${SWEPT_AT_ONCE})`;
  let gone = SWEPT_AT_ONCE;
  while (gone === SWEPT_AT_ONCE) {
    const { numAffectedRows } = await inTransaction(db, (trx) => some.execute(trx));
    gone = Number(numAffectedRows ?? 0);
  }
}
