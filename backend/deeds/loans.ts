import type { Loan, LoanList } from "#contract/domain/loan.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { daysBetween } from "../rules/dates.ts";
import { type RenewalFacts, renewalOf } from "../rules/renewal.ts";
import { copiesOf } from "../store/copies.ts";
import { type LoanRow, loanOf, loansOf, othersWaiting, setDueDate } from "../store/loans.ts";
import { lockTitle } from "../store/locks.ts";
import type { Reading, Writing } from "../store/schema.ts";
import { type KeptTitle, titleLine, titlesById } from "../store/titles.ts";
import { rowId } from "./ids.ts";
import { today } from "./patron-view.ts";

/** Rules 48, 49: the loans of a patron, each with what a renewal would give. */
export async function loanList(backend: Backend, db: Reading, patronId: number): Promise<LoanList> {
  const rows = await loansOf(db, patronId);
  const titleIds = [...new Set(rows.map((row) => row.titleId))];
  const titles = await titlesById(db, titleIds);
  const facts = await renewalFacts(backend, db, patronId, rows, titles);
  const date = today(backend);
  return {
    loans: rows.map((row) => {
      const title = titles.get(row.titleId);
      const known = facts.get(row.id);
      if (title === undefined || known === undefined) throw new Error("A loan has lost its title.");
      return {
        id: String(row.id),
        title: titleLine(title),
        barcode: row.barcode,
        dueDate: row.dueDate,
        daysLeft: daysBetween(date, row.dueDate),
        renewals: row.renewals,
        renewal: renewalOf(known, date, backend.settings),
      };
    }),
  };
}

async function renewalFacts(
  backend: Backend,
  db: Reading,
  patronId: number,
  rows: readonly LoanRow[],
  titles: ReadonlyMap<number, KeptTitle>,
): Promise<ReadonlyMap<number, RenewalFacts>> {
  const titleIds = [...new Set(rows.map((row) => row.titleId))];
  const copies = await copiesOf(db, titleIds);
  const waiting = await othersWaiting(db, titleIds, patronId);
  const date = today(backend);
  const anyOverdue = rows.some((row) => row.dueDate < date);
  return new Map(
    rows.map(({ id, titleId, barcode: _, ...loan }) => {
      const free = (copies.get(titleId) ?? []).filter(
        (copy) => copy.kept === null && copy.status === "on-shelf",
      );
      const material = titles.get(titleId)?.row.material ?? "book";
      const others = { waitingOthers: waiting.get(titleId) ?? 0, freeCopies: free.length };
      return [id, { ...loan, material, anyOverdue, ...others }];
    }),
  );
}

/** 1.7, 1.9: renews a loan. Refusals: `loan-not-found`, `renewal-*`. */
export async function renew(
  backend: Backend,
  trx: Writing,
  patronId: number,
  loan: string,
): Promise<Result<Loan>> {
  const id = rowId(loan);
  const row = id === null ? null : await loanOf(trx, patronId, id);
  if (id === null || row === null) return refused(refusal("loan-not-found"));
  await lockTitle(trx, row.titleId); // the queue decides (1.7)
  const before = (await loanList(backend, trx, patronId)).loans.find((row) => row.id === loan);
  if (before === undefined) return refused(refusal("loan-not-found"));
  if (!before.renewal.ok) return refused(before.renewal.refusal);
  await setDueDate(trx, id, before.renewal.newDueDate, before.renewals + 1);
  const after = (await loanList(backend, trx, patronId)).loans.find((row) => row.id === loan);
  return after === undefined ? refused(refusal("loan-not-found")) : ok(after);
}
