import type { Loan, LoanList } from "#contract/domain/loan.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { daysBetween } from "../rules/dates.ts";
import { type Renewal, type RenewalFacts, type RenewalRefusal, renewalOf } from "../rules/renewal.ts";
import { copiesOf, type StoredCopy } from "../store/copies.ts";
import { type LoanRow, loanOf, loansOf, othersWaiting, setDueDate } from "../store/loans.ts";
import { lockTitle } from "../store/locks.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { type StoredTitle, titleLine, titlesById } from "../store/titles.ts";
import { rowId } from "./ids.ts";
import { today } from "./patron-view.ts";

type RulesAndClock = Pick<Backend, "clock" | "settings">;

/** The data needed to show a patron's loans: titles, and what renewals depend on. */
interface Around {
  readonly titles: ReadonlyMap<number, StoredTitle>;
  /** Free copies of a title on a shelf. */
  readonly freeCopies: ReadonlyMap<number, number>;
  /** Holds of other patrons in its queue. */
  readonly waitingOthers: ReadonlyMap<number, number>;
}

async function around(db: ReadableDb, patronId: number, rows: readonly LoanRow[]): Promise<Around> {
  const titleIds = [...new Set(rows.map((row) => row.titleId))];
  const copies = await copiesOf(db, titleIds);
  const isFree = (copy: StoredCopy) => copy.kept === null && copy.status === "on-shelf";
  return {
    titles: await titlesById(db, titleIds),
    freeCopies: new Map([...copies].map(([id, all]) => [id, all.filter(isFree).length])),
    waitingOthers: await othersWaiting(db, titleIds, patronId),
  };
}

/** One loan with the result of a renewal; `all`: all loans of the patron, since an overdue one can prevent renewals. */
function loanView(
  backend: RulesAndClock,
  row: LoanRow,
  all: readonly LoanRow[],
  seen: Around,
): Loan & { readonly renewal: Renewal } {
  const title = seen.titles.get(row.titleId);
  if (title === undefined) throw new Error("A loan has lost its title.");
  const date = today(backend);
  const { loanedOn, dueDate, renewals, kept, library } = row;
  const facts: RenewalFacts = {
    ...{ loanedOn, dueDate, renewals, kept, library },
    material: title.row.material,
    anyOverdue: all.some((loan) => loan.dueDate < date),
    waitingOthers: seen.waitingOthers.get(row.titleId) ?? 0,
    freeCopies: seen.freeCopies.get(row.titleId) ?? 0,
  };
  return {
    id: String(row.id),
    title: titleLine(title),
    barcode: row.barcode,
    dueDate,
    daysLeft: daysBetween(date, dueDate),
    renewals,
    renewal: renewalOf(facts, date, backend.settings),
  };
}

/** D48, D49: the loans of a patron, each with the result of a renewal. */
export async function loanList(backend: Backend, db: ReadableDb, patronId: number): Promise<LoanList> {
  const rows = await loansOf(db, patronId);
  const seen = await around(db, patronId, rows);
  return { loans: rows.map((row) => loanView(backend, row, rows, seen)) };
}

/** One loan of a patron as their list shows it. Throws when it is not there. */
export async function loanShown(
  backend: RulesAndClock,
  db: ReadableDb,
  patronId: number,
  id: number,
): Promise<Loan> {
  const rows = await loansOf(db, patronId);
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error("A loan that was just made is not there.");
  return loanView(backend, row, rows, await around(db, patronId, [row]));
}

/** D58: renews a loan. Refusals: `loan-not-found`, `renewal-*`. */
export async function renew(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
  loan: string,
): Promise<Result<Loan, RouteRefusal<"renew">>> {
  const id = rowId(loan);
  const known = id === null ? null : await loanOf(trx, patronId, id);
  if (known === null) return refused(refusal("loan-not-found"));
  await lockTitle(trx, known.titleId); // the queue decides (D58)
  return (await renewLocked(backend, trx, patronId, known.id)) ?? refused(refusal("loan-not-found"));
}

/** D58: renews a loan whose title is locked; null = the patron does not have it. */
export async function renewLocked(
  backend: RulesAndClock,
  trx: WritableDb,
  patronId: number,
  id: number,
): Promise<Result<Loan, RenewalRefusal> | null> {
  const rows = await loansOf(trx, patronId);
  const row = rows.find((one) => one.id === id);
  if (row === undefined) return null;
  const seen = await around(trx, patronId, [row]);
  const { renewal } = loanView(backend, row, rows, seen);
  if (!renewal.ok) return refused(renewal.refusal);
  const renewed = { ...row, dueDate: renewal.newDueDate, renewals: row.renewals + 1 };
  await setDueDate(trx, renewed.id, renewed.dueDate, renewed.renewals);
  const after = rows.map((one) => (one === row ? renewed : one));
  return ok(loanView(backend, renewed, after, seen));
}
