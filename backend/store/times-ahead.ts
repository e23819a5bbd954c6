import { type Kysely, type RawBuilder, sql } from "kysely";
import { FURTHEST_AHEAD_MS, MINUTE_MS } from "../clock.ts";
import { inTransaction } from "./database.ts";
import { databaseNow } from "./engine.ts";
import type { ReadableDb, Schema } from "./schema.ts";

/** Another machine's clock may be so much ahead, in milliseconds; a limit that is so much longer hurts nobody. */
const TOLERATED_MS = MINUTE_MS;

/** How far ahead each time may lie by itself, in milliseconds. */
export interface LongestWaits {
  /** Until a mail is tried again. */
  readonly retry: number;
  /** Of a mail in one process's hands. */
  readonly lease: number;
  /** Until a code or link of a confirmation is too old. */
  readonly proof: number;
}

/** Is an instant of this machine's clock (milliseconds) further from the database's own than a time may be ahead? */
export async function isApartFromDatabase(db: ReadableDb, machineNow: number): Promise<boolean> {
  const { rows } = await sql<{ readonly now: number }>`select ${databaseNow(db)} as now`.execute(db);
  return rows.some(({ now }) => Math.abs(now - machineNow) > TOLERATED_MS);
}

/**
 * Brings times back to `now` (milliseconds) that a clock which was ahead has written, wherever they limit somebody: a
 * lock keeps its length and begins now, a session was begun and used now, a mail is due now. Answers how many rows
 * that were. Times that are ahead by more than `FURTHEST_AHEAD_MS` stay: it may be `now` that is wrong, and a right time
 * that was written over is lost. Answers recorded for a key (`operations`) are left alone: they are kept a little longer,
 * and are given up by no clock that is behind.
 */
export async function bringBackTimesAhead(
  db: Kysely<Schema>,
  now: number,
  seen: number,
  longest: LongestWaits,
): Promise<number> {
  const limit = now + TOLERATED_MS;
  const lease = sql`${databaseNow(db)} + ${sql.lit(longest.lease + TOLERATED_MS)}`;
  /** Is it ahead, and by no more than a wrong time zone? `wait` = how far ahead it may lie by itself. */
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
    // However far ahead: nothing is lost when a mail is tried too early, or its lease ends.
    sql`update outbox set next_at = ${now} where next_at > ${limit + longest.retry}`,
    sql`update outbox set lease_owner = null, leased_until = null where leased_until > ${lease}`,
    sql`update sent_mails set sent_at = ${now} where ${isAhead(sql`sent_at`)}`,
    sql`update email_proofs set expires_at = ${now + longest.proof} where ${isAhead(sql`expires_at`, longest.proof)}`,
  ];
  let rows = 0;
  // One table after the other: no transaction holds rows of two of them.
  for (const update of updates) {
    const { numAffectedRows } = await inTransaction(db, (trx) => update.execute(trx));
    rows += Number(numAffectedRows ?? 0);
  }
  return rows;
}
