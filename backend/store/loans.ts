import type { Insertable } from "kysely";
import { QUEUED_STATES } from "../rules/hold-life.ts";
import type { LoansTable, Reading, Writing } from "./schema.ts";

/** A loan as it is kept, with its copy. */
export interface LoanRow {
  readonly id: number;
  readonly loanedOn: string;
  readonly dueDate: string;
  readonly renewals: number;
  readonly barcode: string;
  readonly titleId: number;
}

function loans(db: Reading, patronId: number) {
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
    ])
    .where("loans.patronId", "=", patronId);
}

/** The patron's loans, earliest due date first. */
export async function loansOf(db: Reading, patronId: number): Promise<readonly LoanRow[]> {
  return loans(db, patronId).orderBy("loans.dueDate").orderBy("loans.id").execute();
}

/** Does the patron have a copy of this title at home? */
export async function hasOnLoan(db: Reading, patronId: number, titleId: number): Promise<boolean> {
  return (await loans(db, patronId).where("copies.titleId", "=", titleId).executeTakeFirst()) !== undefined;
}

/** Holds of other patrons that wait for these titles, by title; titles nobody waits for are left out. */
export async function othersWaiting(
  db: Reading,
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

export async function setDueDate(trx: Writing, id: number, dueDate: string, renewals: number): Promise<void> {
  await trx.updateTable("loans").set({ dueDate, renewals }).where("id", "=", id).execute();
}

export async function addLoan(trx: Writing, loan: Insertable<LoansTable>): Promise<void> {
  await trx.insertInto("loans").values(loan).execute();
}
