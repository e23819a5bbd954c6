import { type Insertable, type Selectable, sql } from "kysely";
import type { ReadableDb, WritableDb } from "./schema.ts";
import type { JournalTable } from "./staff-tables.ts";

/** One line of the journal; ids only. */
export type JournalRow = Readonly<Selectable<JournalTable>>;

/** The actor: a member of staff, a kiosk, or a job of the backend. */
export type Actor =
  | { readonly kind: "staff"; readonly id: number }
  | { readonly kind: "kiosk"; readonly id: number }
  | { readonly kind: "job" };

/** The objects of an action. */
export type JournalSubject = Pick<
  Insertable<JournalTable>,
  "holdId" | "copyId" | "patronId" | "staffId" | "taskId" | "kioskId"
>;

/**
 * Writes a journal line in the transaction of the write. The database rejects a line with a patron and a hold or copy, so that
 * the journal is no borrowing history (D83).
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
 * D83: removes the copy from the lines of a hold that became a loan; together with a mail or an answer that names the hold they
 * would reveal the borrower.
 */
export async function forgetCopiesOfHold(trx: WritableDb, holdId: number): Promise<void> {
  await trx.updateTable("journal").set({ copyId: null }).where("holdId", "=", holdId).execute();
}

/** Filter of journal lines; null = all. */
export interface JournalFilter {
  readonly holdId: number | null;
  readonly copyId: number | null;
  readonly staffId: number | null;
  /** Only lines before this one. */
  readonly before: number | null;
}

/** Newest lines first, at most `limit`. */
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
    .$if(staffId !== null, (query) =>
      query.where("actor", "=", sql.lit("staff")).where("actorId", "=", staffId),
    )
    .$if(before !== null, (query) => query.where("id", "<", before ?? 0))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
