import type { Kysely } from "kysely";
import { KEY_HOURS } from "#contract/rest/routes.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../clock.ts";
import { dateOf } from "../rules/dates.ts";
import { ENDED_STATES } from "../rules/hold-life.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { deleteInBatches } from "./delete-in-batches.ts";
import type { Schema } from "./schema.ts";

/** How long wrong passwords of a number are kept after the last one. */
const ATTEMPTS_KEPT_MS = 30 * DAY_MS;

/**
 * Deletes data past its retention (D83), in batches, so that an interrupted run continues the next time. `now` in milliseconds.
 */
export async function purge(db: Kysely<Schema>, now: number, settings: RuleSettings): Promise<void> {
  const { idleMinutes, absoluteMinutes } = settings.sessions;
  await deleteInBatches(db, "operations", ["patronId", "key"], (where) =>
    where("recordedAt", "<=", now - KEY_HOURS * HOUR_MS),
  );
  await deleteInBatches(db, "sessions", ["tokenHash"], (where) =>
    where.or([
      where("usedAt", "<=", now - idleMinutes * MINUTE_MS),
      where("startedAt", "<=", now - absoluteMinutes * MINUTE_MS),
    ]),
  );
  await deleteInBatches(db, "signInAttempts", ["cardNumber"], (where) =>
    where.and([
      where("lastAt", "<=", now - ATTEMPTS_KEPT_MS),
      where.or([where("lockedUntil", "is", null), where("lockedUntil", "<=", now)]),
    ]),
  );
  await deleteInBatches(db, "holds", ["id"], (where) =>
    where.and([
      where("state", "in", [...ENDED_STATES]),
      where("endedAt", "<=", now - settings.holds.showEndedDays * DAY_MS),
    ]),
  );
  await deleteInBatches(db, "holds", ["id"], (where) => where("state", "=", "loaned"));
  await deleteInBatches(db, "messages", ["id"], (where) =>
    where.or([
      where("until", "<", dateOf(now, settings.timeZone)),
      where("readAt", "<=", now - settings.messages.keepReadDays * DAY_MS),
    ]),
  );
  await deleteInBatches(db, "kioskOperations", ["kioskId", "key"], (where) =>
    where("recordedAt", "<=", now - KEY_HOURS * HOUR_MS),
  );
  await deleteInBatches(db, "staffOperations", ["staffId", "key"], (where) =>
    where("recordedAt", "<=", now - KEY_HOURS * HOUR_MS),
  );
  await deleteInBatches(db, "journal", ["id"], (where) =>
    where("at", "<=", now - settings.journal.keepDays * DAY_MS),
  );
}
