import { sql } from "kysely";
import { MIGRATIONS } from "./migrations/all.ts";
import type { ReadableDb } from "./schema.ts";

/** Mails in the outbox: queued ones, those of them with failed attempts, and failed ones. */
export interface OutboxStatus {
  readonly waiting: number;
  readonly tried: number;
  readonly dead: number;
}

export async function outboxStatus(db: ReadableDb): Promise<OutboxStatus> {
  const rows = await db
    .selectFrom("outbox")
    .select(({ fn, eb }) => [
      "state",
      fn.countAll<number>().as("all"),
      fn
        .coalesce(fn.sum<number>(eb.case().when("attempts", ">", 0).then(1).else(0).end()), eb.val(0))
        .as("tried"),
    ])
    .groupBy("state")
    .execute();
  const of = (state: "waiting" | "dead") => rows.find((row) => row.state === state);
  const waiting = of("waiting");
  return {
    waiting: Number(waiting?.all ?? 0),
    tried: Number(waiting?.tried ?? 0),
    dead: Number(of("dead")?.all ?? 0),
  };
}

/** The last run of each periodic job, in any process; instants in milliseconds. */
export async function jobStatus(
  db: ReadableDb,
): Promise<readonly { readonly name: string; readonly lastRunAt: number }[]> {
  return db.selectFrom("jobs").select(["name", "lastRunAt"]).orderBy("name").execute();
}

/** Compares the database's migrations with the known ones. `newer`: it has more, of a newer backend. */
export async function migrationStatus(db: ReadableDb): Promise<"current" | "newer" | "behind"> {
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map((row) => row.name));
  const known = Object.keys(MIGRATIONS);
  if (known.some((name) => !done.has(name))) return "behind";
  return done.size > known.length ? "newer" : "current";
}
