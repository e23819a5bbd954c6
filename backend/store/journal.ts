import type { Insertable, Selectable } from "kysely";
import type { ReadableDb, WritableDb } from "./schema.ts";
import type { JournalTable } from "./staff-tables.ts";

/** One line of the journal; ids only. */
export type JournalRow = Readonly<Selectable<JournalTable>>;

/** Who does something: a member of staff, a kiosk, or a job of the backend. */
export type Actor =
  | { readonly kind: "staff"; readonly id: number }
  | { readonly kind: "kiosk"; readonly id: number }
  | { readonly kind: "job" };

/** What it is done to. */
export type JournalSubject = Pick<
  Insertable<JournalTable>,
  "holdId" | "copyId" | "patronId" | "staffId" | "taskId" | "kioskId"
>;

/**
 * Writes a journal line in the transaction of the write. The database refuses a line that names a patron together
 * with a hold or a copy: the journal is no history of anybody's reading (D83).
 */
export async function writeJournal(
  trx: WritableDb,
  by: Actor,
  verb: JournalTable["verb"],
  subject: JournalSubject,
  now: number,
): Promise<void> {
  const actorId = by.kind === "job" ? null : by.id;
  await trx
    .insertInto("journal")
    .values({ at: now, actor: by.kind, actorId, verb, ...subject })
    .execute();
}

/**
 * D83: the lines of a hold whose patron took the book home no longer say which copy it was; with a mail or an
 * answer that names the hold they would tell who read what.
 */
export async function forgetCopiesOfHold(trx: WritableDb, holdId: number): Promise<void> {
  await trx.updateTable("journal").set({ copyId: null }).where("holdId", "=", holdId).execute();
}

/** Which lines are asked for; null = all. */
export interface JournalFilter {
  readonly holdId: number | null;
  readonly copyId: number | null;
  readonly staffId: number | null;
  /** Only lines before this one. */
  readonly before: number | null;
}

/** The newest lines first, at most `limit`. */
export async function journalLines(
  db: ReadableDb,
  filter: JournalFilter,
  limit: number,
): Promise<readonly JournalRow[]> {
  const { holdId, copyId, staffId, before } = filter;
  return db
    .selectFrom("journal")
    .selectAll()
    .$if(holdId !== null, (query) => query.where("holdId", "=", holdId))
    .$if(copyId !== null, (query) => query.where("copyId", "=", copyId))
    .$if(staffId !== null, (query) => query.where("actor", "=", "staff").where("actorId", "=", staffId))
    .$if(before !== null, (query) => query.where("id", "<", before ?? 0))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
