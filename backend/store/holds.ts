import { type Insertable, type Selectable, sql } from "kysely";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { ENDED_STATES, isQueued, LIVE_STATES, QUEUED_STATES } from "../rules/hold-life.ts";
import type { HoldsTable, ReadableDb, WritableDb } from "./schema.ts";

/** A stored hold. Instants in milliseconds. */
export type HoldRow = Readonly<Selectable<HoldsTable>>;

/** The patron's live and ended holds, oldest application first. */
export async function holdsOf(db: ReadableDb, patronId: number): Promise<readonly HoldRow[]> {
  return db
    .selectFrom("holds")
    .selectAll()
    .where("patronId", "=", patronId)
    .where("state", "in", [...LIVE_STATES, ...ENDED_STATES])
    .orderBy("placedAt")
    .orderBy("id")
    .execute();
}

/** A hold of this patron; null also when it is another patron's. */
export async function holdOf(db: ReadableDb, patronId: number, id: number): Promise<HoldRow | null> {
  const row = await db
    .selectFrom("holds")
    .selectAll()
    .where("id", "=", id)
    .where("patronId", "=", patronId)
    .executeTakeFirst();
  return row ?? null;
}

/** The live holds of a patron: titles and contacts (D34, D47). */
export async function liveHoldsOf(
  db: ReadableDb,
  patronId: number,
): Promise<readonly Pick<HoldRow, "titleId" | "contact" | "state">[]> {
  return db
    .selectFrom("holds")
    .select(["titleId", "contact", "state"])
    .where("patronId", "=", patronId)
    .where("state", "in", [...LIVE_STATES])
    .execute();
}

/** D37: positions of these holds in the queues of their titles, 1 = next; one that is in no queue is left out. */
export async function queuePositions(
  db: ReadableDb,
  holds: readonly Pick<HoldRow, "id" | "state">[],
): Promise<ReadonlyMap<number, number>> {
  const ids = holds.flatMap(({ id, state }) => (isQueued(state) ? [id] : []));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("holds")
    .select("holds.id")
    // Not a join, which SQLite would begin with every queued hold when there are many ids.
    .select(({ selectFrom }) =>
      selectFrom("holds as before")
        .select(({ fn }) => fn.countAll<number>().as("position"))
        .whereRef("before.titleId", "=", "holds.titleId")
        .where("before.state", "in", [...QUEUED_STATES])
        // As in rules/queue.ts.
        .where(({ eb, refTuple }) =>
          eb(refTuple("before.placedAt", "before.id"), "<=", refTuple("holds.placedAt", "holds.id")),
        )
        .as("position"),
    )
    .where("holds.id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, position }) => [id, Number(position)]));
}

/** Inserts and returns the hold. */
export async function addHold(trx: WritableDb, hold: Insertable<HoldsTable>): Promise<HoldRow> {
  return trx.insertInto("holds").values(hold).returningAll().executeTakeFirstOrThrow();
}

/** D50. Returns the updated hold. */
export async function changeHoldTerms(
  trx: WritableDb,
  id: number,
  terms: { readonly pickup: string; readonly contact: ContactMethod },
): Promise<HoldRow> {
  return trx.updateTable("holds").set(terms).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
}

/** D53. Returns the updated hold. */
export async function markCancelled(trx: WritableDb, id: number, now: number): Promise<HoldRow> {
  const ended = { state: "cancelled", endedAt: now } as const;
  return trx.updateTable("holds").set(ended).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
}

/** All distinct last days on hold shelves with their pickup library. */
export async function shelfDays(
  db: ReadableDb,
): Promise<readonly { readonly day: string; readonly library: string }[]> {
  return db
    .selectFrom("holds")
    .select(["readyUntil as day", "pickup as library"])
    .where("state", "=", "ready")
    .where("readyUntil", "is not", null)
    .distinct()
    .orderBy("day")
    .$narrowType<{ day: string }>()
    .execute();
}

/** Moves a last day on the hold shelf of a library to another day. Returns the number of holds. */
export async function moveShelfDays(
  trx: WritableDb,
  day: string,
  library: string,
  to: string,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("holds")
    .set({ readyUntil: to })
    .where("state", "=", sql.lit("ready"))
    .where("pickup", "=", library)
    .where("readyUntil", "=", day)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
