import type { HoldState } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { LIVE_STATES, QUEUED_STATES } from "../rules/hold-life.ts";
import { inQueueOrder } from "../rules/queue.ts";
import type { Waiting } from "../rules/trapping.ts";
import { engineOf } from "./engine.ts";
import type { HoldRow } from "./holds.ts";
import { libraryIds } from "./libraries.ts";
import { lockTitle } from "./locks.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";
import { TELLING } from "./tasks.ts";

/** A hold with the card it belongs to. */
export type CardHold = HoldRow & { readonly cardNumber: string };

function cardHolds(db: ReadableDb) {
  return db
    .selectFrom("holds")
    .innerJoin("patrons", "patrons.id", "holds.patronId")
    .selectAll("holds")
    .select("patrons.cardNumber");
}

/** These holds with their cards, oldest application first. */
export async function cardHoldsById(db: ReadableDb, ids: readonly number[]): Promise<readonly CardHold[]> {
  if (ids.length === 0) return [];
  return cardHolds(db).where("holds.id", "in", ids).orderBy("holds.placedAt").orderBy("holds.id").execute();
}

/** Every hold of a patron, with their card, oldest application first. */
export async function cardHoldsOf(db: ReadableDb, patronId: number): Promise<readonly CardHold[]> {
  return cardHolds(db)
    .where("holds.patronId", "=", patronId)
    .orderBy("holds.placedAt")
    .orderBy("holds.id")
    .execute();
}

/** Position of a hold in the order of application. */
export interface HoldPlace {
  /** Milliseconds. */
  readonly placedAt: number;
  readonly id: number;
}

/**
 * Holds in these states, of one pickup library or (null) of all, oldest application first, after `after`. Each state in each library
 * is read in its order out of an index; all at once would sort every hold for one page.
 */
export async function cardHoldsIn(
  db: ReadableDb,
  library: LibraryId | null,
  states: readonly HoldState[],
  after: HoldPlace,
  limit: number,
): Promise<readonly CardHold[]> {
  const found: CardHold[] = [];
  for (const pickup of library === null ? await libraryIds(db) : [library]) {
    for (const state of new Set(states)) {
      const some = await cardHolds(db)
        .where("holds.state", "=", state)
        .where("holds.pickup", "=", pickup)
        .where(({ eb, refTuple, tuple }) =>
          eb(refTuple("holds.placedAt", "holds.id"), ">", tuple(after.placedAt, after.id)),
        )
        .orderBy("holds.placedAt")
        .orderBy("holds.id")
        .limit(limit)
        .execute();
      found.push(...some);
    }
  }
  return inQueueOrder(found).slice(0, limit);
}

/**
 * Locks the title of a hold, then the hold itself, and reads it; null when there is none. Mail only locks the hold before it adds
 * a staff task (`mail-holds.ts`).
 */
export async function lockHold(trx: WritableDb, id: number): Promise<HoldRow | null> {
  const hold = trx.selectFrom("holds").selectAll().where("id", "=", id);
  const row = await hold.executeTakeFirst();
  if (row === undefined) return null;
  await lockTitle(trx, row.titleId);
  const locked = engineOf(trx) === "postgres" ? hold.forNoKeyUpdate() : hold;
  return (await locked.executeTakeFirst()) ?? null;
}

/** The queues of these titles, unordered (rules/queue.ts sorts them). Titles without holds are left out. */
export async function waitingHolds(
  db: ReadableDb,
  titleIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Waiting[]>> {
  const queues = new Map<number, Waiting[]>();
  if (titleIds.length === 0) return queues;
  const rows = await db
    .selectFrom("holds")
    .select(["id", "titleId", "placedAt", "pickup", "state"])
    .where("titleId", "in", titleIds)
    .where("state", "in", [...QUEUED_STATES])
    .execute();
  for (const { titleId, state, ...hold } of rows) {
    const queue = queues.get(titleId) ?? [];
    queue.push({ ...hold, approved: state === "approved" });
    queues.set(titleId, queue);
  }
  return queues;
}

/** The patron's live hold on a title; null = none. */
export async function liveHoldOn(db: ReadableDb, patronId: number, titleId: number): Promise<HoldRow | null> {
  const row = await db
    .selectFrom("holds")
    .selectAll()
    .where("patronId", "=", patronId)
    .where("titleId", "=", titleId)
    .where("state", "in", [...LIVE_STATES])
    .executeTakeFirst();
  return row ?? null;
}

/** The hold each of these copies is set aside for, by copy. */
export async function holdsByCopy(
  db: ReadableDb,
  copyIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (copyIds.length === 0) return new Map();
  const rows = await db.selectFrom("holds").select(["id", "copyId"]).where("copyId", "in", copyIds).execute();
  return new Map(rows.flatMap(({ id, copyId }) => (copyId === null ? [] : [[copyId, id] as const])));
}

/** D36. */
export async function markApproved(trx: WritableDb, id: number): Promise<void> {
  await trx.updateTable("holds").set({ state: "approved" }).where("id", "=", id).execute();
}

/** D40: a copy is set aside for the hold and on its way to the hold shelf. */
export async function markInTransit(trx: WritableDb, id: number, copyId: number): Promise<void> {
  await trx
    .updateTable("holds")
    .set({ state: "in-transit", copyId, shelf: null, readyUntil: null })
    .where("id", "=", id)
    .execute();
}

/** D40: the copy is on the hold shelf under this number, up to and including this day. */
export async function markReady(trx: WritableDb, id: number, shelf: string, until: IsoDate): Promise<void> {
  await trx
    .updateTable("holds")
    .set({ state: "ready", shelf, readyUntil: until })
    .where("id", "=", id)
    .execute();
}

/** Puts a hold that lost its copy back into the queue at its old position. */
export async function requeueHold(trx: WritableDb, id: number): Promise<void> {
  await trx
    .updateTable("holds")
    .set({ state: "approved", copyId: null, shelf: null, readyUntil: null })
    .where("id", "=", id)
    .execute();
}

/** D40: ends the hold; no copy is set aside for it any more. */
export async function endHold(
  trx: WritableDb,
  id: number,
  state: "loaned" | "cancelled" | "expired",
  now: number,
): Promise<void> {
  await trx
    .updateTable("holds")
    .set({ state, endedAt: now, copyId: null, shelf: null, readyUntil: null })
    .where("id", "=", id)
    .execute();
}

/** D83: deletes the hold that led to a loan, together with the loan. */
export async function removeLoanedHold(trx: WritableDb, patronId: number, titleId: number): Promise<void> {
  await trx
    .deleteFrom("holds")
    .where("patronId", "=", patronId)
    .where("titleId", "=", titleId)
    .where("state", "=", "loaned")
    .execute();
}

/** Holds of a pickup library that wait for approval, with their titles. */
export async function holdsToApprove(
  db: ReadableDb,
  library: LibraryId,
  limit: number,
): Promise<readonly { readonly id: number; readonly titleId: number }[]> {
  return db
    .selectFrom("holds")
    .select(["id", "titleId"])
    .where("state", "=", "applied")
    .where("pickup", "=", library)
    .orderBy("placedAt")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Ids of the ready holds whose last day was before `today`, by title. Holds whose patron staff still have to notify are left out.
 */
export async function holdsPastShelfTime(db: ReadableDb, today: IsoDate): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("holds")
    .select("holds.id")
    .where("holds.state", "=", "ready")
    .where("holds.readyUntil", "<", today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("tasks")
            .select("tasks.id")
            .whereRef("tasks.holdId", "=", "holds.id")
            .where("tasks.kind", "in", TELLING)
            .where("tasks.doneAt", "is", null),
        ),
      ),
    )
    .orderBy("holds.titleId")
    .orderBy("holds.id")
    .execute();
  return rows.map(({ id }) => id);
}
