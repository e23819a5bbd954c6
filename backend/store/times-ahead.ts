import { type Kysely, type RawBuilder, sql } from "kysely";
import { FURTHEST_AHEAD_MS, MINUTE_MS } from "../clock.ts";
import { inTransaction } from "./database.ts";
import { databaseNow } from "./engine.ts";
import type { ReadableDb, Schema } from "./schema.ts";

/** Tolerated lead of another machine's clock in milliseconds; it only makes limits slightly longer. */
const TOLERATED_MS = MINUTE_MS;

/** How far in the future each time may normally be, in milliseconds. */
export interface LongestWaits {
  /** Until the next attempt of a mail. */
  readonly retry: number;
  /** Until the lease of a mail expires. */
  readonly lease: number;
  /** Until a confirmation's code or link expires. */
  readonly proof: number;
}

/** Whether this machine's clock (milliseconds) differs from the database's by more than the tolerance. */
export async function isApartFromDatabase(db: ReadableDb, machineNow: number): Promise<boolean> {
  const { rows } = await sql<{ readonly now: number }>`select ${databaseNow(db)} as now`.execute(db);
  return rows.some(({ now }) => Math.abs(now - machineNow) > TOLERATED_MS);
}

/**
 * Brings times that a clock that was ahead has written back to `now` (milliseconds), where they limit somebody: a lock keeps its
 * length and begins now, a session was begun and used now, a mail is due now. Returns the number of rows. Times ahead by more
 * than `FURTHEST_AHEAD_MS` stay, since `now` may be wrong, and an overwritten correct time would be lost. Answers recorded for a
 * key (`operations`) are left alone: they are only kept a little longer.
 */
export async function bringBackTimesAhead(
  db: Kysely<Schema>,
  now: number,
  seen: number,
  longest: LongestWaits,
): Promise<number> {
  const limit = now + TOLERATED_MS;
  const lease = sql`${databaseNow(db)} + ${sql.lit(longest.lease + TOLERATED_MS)}`;
  /** Whether a time is ahead, by at most a wrong time zone. `wait` = how far ahead it may normally be. */
  const isAhead = (column: RawBuilder<unknown>, wait = 0) =>
    sql`(${column} > ${limit + wait} and ${column} <= ${now + FURTHEST_AHEAD_MS + wait})`;
  const notLater = (column: RawBuilder<unknown>) =>
    sql`case when ${column} > ${now} then ${now} else ${column} end`;
  const updates = [
    sql`update sign_in_attempts set locked_until = locked_until - (last_at - ${now}), last_at = ${now}
      where ${isAhead(sql`last_at`)}`,
    sql`update sessions set started_at = ${notLater(sql`started_at`)}, used_at = ${notLater(sql`used_at`)}
      where ${isAhead(sql`started_at`)} or ${isAhead(sql`used_at`)}`,
    sql`update kiosks set last_seen_at = ${seen} where ${isAhead(sql`last_seen_at`)}`,
    sql`update outbox set next_at = next_at - (created_at - ${now}), created_at = ${now}
      where ${isAhead(sql`created_at`)}`,
    // However far ahead, since an early attempt or the end of a lease does no harm.
    sql`update outbox set next_at = ${now} where next_at > ${limit + longest.retry}`,
    sql`update outbox set lease_owner = null, leased_until = null where leased_until > ${lease}`,
    sql`update sent_mails set sent_at = ${now} where ${isAhead(sql`sent_at`)}`,
    sql`update email_proofs set expires_at = ${now + longest.proof} where ${isAhead(sql`expires_at`, longest.proof)}`,
  ];
  let rows = 0;
  // One transaction per table, so that none locks rows of two tables.
  for (const update of updates) {
    const { numAffectedRows } = await inTransaction(db, (trx) => update.execute(trx));
    rows += Number(numAffectedRows ?? 0);
  }
  return rows;
}
