import { DAY_MS, HOUR_MS, MINUTE_MS } from "../clock.ts";
import { ENDED_STATES } from "../rules/hold-life.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { Writing } from "./schema.ts";

/** How long recorded answers of writes are kept. */
const OPERATIONS_KEPT_MS = 24 * HOUR_MS;
/** How long wrong passwords of a number are remembered when no more come. */
const ATTEMPTS_KEPT_MS = 30 * DAY_MS;

/** Deletes what is kept for a time only; nothing about a patron outlives its purpose (domain 4.11). */
export async function purge(trx: Writing, now: number, settings: RuleSettings): Promise<void> {
  const { idleMinutes, absoluteMinutes } = settings.sessions;
  await trx
    .deleteFrom("operations")
    .where("recordedAt", "<=", now - OPERATIONS_KEPT_MS)
    .execute();
  await trx
    .deleteFrom("sessions")
    .where((where) =>
      where.or([
        where("usedAt", "<=", now - idleMinutes * MINUTE_MS),
        where("startedAt", "<=", now - absoluteMinutes * MINUTE_MS),
      ]),
    )
    .execute();
  await trx
    .deleteFrom("signInAttempts")
    .where("lastAt", "<=", now - ATTEMPTS_KEPT_MS)
    .where((where) => where.or([where("lockedUntil", "is", null), where("lockedUntil", "<=", now)]))
    .execute();
  await trx
    .deleteFrom("holds")
    .where("state", "in", [...ENDED_STATES])
    .where("endedAt", "<=", now - settings.holds.showEndedDays * DAY_MS)
    .execute();
  await trx.deleteFrom("holds").where("state", "=", "loaned").execute();
  await trx
    .deleteFrom("staffOperations")
    .where("recordedAt", "<=", now - OPERATIONS_KEPT_MS)
    .execute();
  await trx
    .deleteFrom("journal")
    .where("at", "<=", now - settings.journal.keepDays * DAY_MS)
    .execute();
}
