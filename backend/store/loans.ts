import { type Insertable, sql } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { KeptReason } from "#contract/domain/title.ts";
import { QUEUED_STATES } from "../rules/hold-life.ts";
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
  if (titleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("holds")
    .select(({ fn }) => ["titleId", fn.countAll<number>().as("waiting")])
    .where("titleId", "in", titleIds)
    .where("patronId", "!=", patronId)
    .where("state", "in", [...QUEUED_STATES])
    .groupBy("titleId")
    .execute();
  return new Map(rows.map((row) => [row.titleId, Number(row.waiting)]));
}

/** The library whose open days apply to a loan: the one that lent the copy, otherwise its owner. */
const lendingLibrary = sql<string>`coalesce(loans.library_id,
  (select copies.library_id from copies where copies.id = loans.copy_id))`;

/** All distinct due dates with their library. */
export async function dueDays(
  db: ReadableDb,
): Promise<readonly { readonly day: IsoDate; readonly library: LibraryId }[]> {
  return db
    .selectFrom("loans")
    .select(["dueDate as day", lendingLibrary.as("library")])
    .distinct()
    .orderBy("day")
    .execute();
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
