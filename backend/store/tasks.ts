import type { ExpressionBuilder } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import { LIVE_STATES, QUEUED_STATES } from "../rules/hold-life.ts";
import type { TaskKind, TasksTable, TaskWay, TaskWhy } from "./mail-tables.ts";
import type { ReadableDb, Schema, WritableDb } from "./schema.ts";

/** A task with what staff need for it: only ids, whose texts are looked up. */
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

/** Adds a task, unless the same task of the hold is open. */
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

/** The states of a hold in which each kind of task is valid. */
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

/** Open tasks, oldest first, of one library's holds or all (null), at most `limit`. Obsolete tasks are left out. */
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

/** Tasks that mean that the patron does not know of the ready hold yet. */
export const TELLING = ["tell-ready", "contact-otherwise"] as const satisfies readonly TaskKind[];

/** Whether staff still have to notify the patron of this hold. */
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

/** Completes a task; false when it was not open (already completed, or unknown). `now` in milliseconds. */
export async function finishTask(trx: WritableDb, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("tasks")
    .set({ doneAt: now })
    .where("id", "=", id)
    .where("doneAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends open tasks of a hold that another one replaces. */
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
