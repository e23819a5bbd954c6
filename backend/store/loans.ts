import { type Insertable, sql } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { KeptReason } from "#contract/domain/title.ts";
import { QUEUED_STATES } from "../rules/hold-life.ts";
import { waitingFor } from "./copies.ts";
import type { LoansTable, ReadableDb, WritableDb } from "./schema.ts";

/** A stored loan with its copy. */
export interface LoanRow {
  readonly id: number;
  readonly loanedOn: string;
  readonly dueDate: string;
  readonly renewals: number;
  readonly barcode: string;
  readonly titleId: number;
  readonly kept: KeptReason | null;
  /** The library whose open days apply to the due date: the one that lent it, or if unknown its owner. */
  readonly library: LibraryId;
}

function loans(db: ReadableDb, patronId: number) {
  return db
    .selectFrom("loans")
    .innerJoin("copies", "copies.id", "loans.copyId")
    .select([
      "loans.id",
      "loans.loanedOn",
      "loans.dueDate",
      "loans.renewals",
      "copies.barcode",
      "copies.titleId",
      "copies.kept",
    ])
    .select((of) => of.fn.coalesce("loans.libraryId", "copies.libraryId").as("library"))
    .where("loans.patronId", "=", patronId);
}

/** The patron's loans, earliest due date first. */
export async function loansOf(db: ReadableDb, patronId: number): Promise<readonly LoanRow[]> {
  return loans(db, patronId).orderBy("loans.dueDate").orderBy("loans.id").execute();
}

/** One loan of a patron; null also when it is another patron's. */
export async function loanOf(db: ReadableDb, patronId: number, id: number): Promise<LoanRow | null> {
  return (await loans(db, patronId).where("loans.id", "=", id).executeTakeFirst()) ?? null;
}

/** D63: number of overdue loans of the patron. */
export async function overdueCount(db: ReadableDb, patronId: number, today: IsoDate): Promise<number> {
  const row = await db
    .selectFrom("loans")
    .select(({ fn }) => fn.countAll<number>().as("overdue"))
    .where("patronId", "=", patronId)
    .where("dueDate", "<", today)
    .executeTakeFirstOrThrow();
  return Number(row.overdue);
}

/** Whether the patron has a copy of this title on loan. */
export async function hasOnLoan(db: ReadableDb, patronId: number, titleId: number): Promise<boolean> {
  return (await loans(db, patronId).where("copies.titleId", "=", titleId).executeTakeFirst()) !== undefined;
}

/** Number of queued holds of other patrons by title; titles without holds are left out. */
export async function othersWaiting(
  db: ReadableDb,
  titleIds: readonly number[],
  patronId: number,
): Promise<ReadonlyMap<number, number>> {
  const waiting = new Map(await waitingFor(db, titleIds));
  if (waiting.size === 0) return waiting;
  // Subtracted: whose each hold is stands in its row, and the queue is counted in the index alone.
  const own = await db
    .selectFrom("holds")
    .select("titleId")
    .where("patronId", "=", patronId)
    .where("titleId", "in", titleIds)
    .where("state", "in", [...QUEUED_STATES])
    .execute();
  for (const { titleId } of own) waiting.set(titleId, (waiting.get(titleId) ?? 0) - 1);
  return waiting;
}

/** The library whose open days apply to a loan: the one that lent the copy, otherwise its owner. */
const lendingLibrary = sql<string>`coalesce(loans.library_id,
  (select copies.library_id from copies where copies.id = loans.copy_id))`;

/** All distinct due dates, ascending; each is looked up in the index, so that no loan but these is read. */
export async function dueDays(db: ReadableDb): Promise<readonly IsoDate[]> {
  const { rows } = await sql<{ readonly day: IsoDate }>`
    with recursive days (day) as (
      select min(due_date) from loans
      union all
      select (select min(due_date) from loans where due_date > days.day) from days where days.day is not null
    )
    select day from days where day is not null`.execute(db);
  return rows.map(({ day }) => day);
}

/** The libraries that have loans due on a day. */
export async function librariesDue(db: ReadableDb, day: IsoDate): Promise<readonly LibraryId[]> {
  const rows = await db
    .selectFrom("loans")
    .select(lendingLibrary.as("library"))
    .where("dueDate", "=", day)
    .distinct()
    .execute();
  return rows.map(({ library }) => library);
}

/** Moves the loans due on a day in a library to another day. Returns their number. */
export async function moveDueDays(
  trx: WritableDb,
  day: IsoDate,
  library: LibraryId,
  to: IsoDate,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("loans")
    .set({ dueDate: to })
    .where("dueDate", "=", day)
    .where(lendingLibrary, "=", library)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function setDueDate(
  trx: WritableDb,
  id: number,
  dueDate: string,
  renewals: number,
): Promise<void> {
  await trx.updateTable("loans").set({ dueDate, renewals }).where("id", "=", id).execute();
}

/** Adds a loan; returns its id. */
export async function addLoan(trx: WritableDb, loan: Insertable<LoansTable>): Promise<number> {
  return (await trx.insertInto("loans").values(loan).returning("id").executeTakeFirstOrThrow()).id;
}
