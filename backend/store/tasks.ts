import type { ExpressionBuilder } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import { LIVE_STATES, QUEUED_STATES } from "../rules/hold-life.ts";
import type { TaskKind, TasksTable, TaskWay, TaskWhy } from "./mail-tables.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** Something to do or done, with what staff need for it: ids only, the words are looked up by them. */
export interface Task {
  readonly id: number;
  readonly kind: TaskKind;
  readonly way: TaskWay;
  readonly why: TaskWhy;
  readonly holdId: number;
  readonly patronId: number;
  readonly titleId: number;
  /** Pickup library of the hold: its counter does it. */
  readonly library: LibraryId;
  /** Milliseconds; `doneAt` null = open. */
  readonly createdAt: number;
  readonly doneAt: number | null;
}

/** Gives staff something to do, once: while the same task of a hold is open there is no second one. */
export async function addTask(
  trx: WritableDb,
  task: Pick<TasksTable, "kind" | "holdId" | "way" | "why" | "createdAt">,
): Promise<void> {
  await trx
    .insertInto("tasks")
    .values(task)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The states of a hold in which each kind of task makes sense. */
const MAKES_SENSE = {
  "tell-ready": ["ready"],
  "tell-expired": ["expired"],
  "contact-otherwise": LIVE_STATES,
  "hold-unfillable": QUEUED_STATES,
  "copy-lost": QUEUED_STATES,
} as const satisfies Record<TaskKind, readonly Schema["holds"]["state"][]>;
const KINDS = Object.keys(MAKES_SENSE) as TaskKind[];

function makesSense(where: ExpressionBuilder<Schema, "tasks" | "holds">) {
  return where.or(
    KINDS.map((kind) =>
      where.and([where("tasks.kind", "=", kind), where("holds.state", "in", [...MAKES_SENSE[kind]])]),
    ),
  );
}

function tasks(db: ReadableDb) {
  return db
    .selectFrom("tasks")
    .innerJoin("holds", "holds.id", "tasks.holdId")
    .select([
      "tasks.id",
      "tasks.kind",
      "tasks.way",
      "tasks.why",
      "tasks.holdId",
      "holds.patronId",
      "holds.titleId",
      "holds.pickup as library",
      "tasks.createdAt",
      "tasks.doneAt",
    ]);
}

/**
 * What is to be done, oldest first, at one library (its holds) or at all (null), at most `limit`. A task that events
 * have overtaken is none any more.
 */
export async function openTasks(
  db: ReadableDb,
  library: LibraryId | null,
  limit: number,
): Promise<readonly Task[]> {
  return tasks(db)
    .where("tasks.doneAt", "is", null)
    .where(makesSense)
    .$if(library !== null, (query) => query.where("holds.pickup", "=", library ?? ""))
    .orderBy("tasks.createdAt")
    .orderBy("tasks.id")
    .limit(limit)
    .execute();
}

/** One task, open or done; null when there is none. */
export async function taskById(db: ReadableDb, id: number): Promise<Task | null> {
  return (await tasks(db).where("tasks.id", "=", id).executeTakeFirst()) ?? null;
}

/** Tasks that mean: this patron does not know yet that their book is ready. */
export const TELLING = ["tell-ready", "contact-otherwise"] as const satisfies readonly TaskKind[];

/** Have staff still to tell the patron of this hold? */
export async function isToBeTold(db: ReadableDb, holdId: number): Promise<boolean> {
  const row = await db
    .selectFrom("tasks")
    .select("id")
    .where("holdId", "=", holdId)
    .where("kind", "in", TELLING)
    .where("doneAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A task is done; false when it was not open (done by somebody else, or never there). `now` in milliseconds. */
export async function finishTask(trx: WritableDb, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("tasks")
    .set({ doneAt: now })
    .where("id", "=", id)
    .where("doneAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends open tasks of a hold that another one takes the place of. */
export async function finishTasksOf(
  trx: WritableDb,
  holdId: number,
  kinds: readonly TaskKind[],
  now: number,
): Promise<void> {
  await trx
    .updateTable("tasks")
    .set({ doneAt: now })
    .where("holdId", "=", holdId)
    .where("kind", "in", kinds)
    .where("doneAt", "is", null)
    .execute();
}
