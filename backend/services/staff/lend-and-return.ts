import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { dueDateOf } from "../../rules/lending.ts";
import { addLoan } from "../../store/loans.ts";
import { removeMove } from "../../store/moves.ts";
import { type CopyInHand, removeLoan, setMissing } from "../../store/staff-copies.ts";
import { liveHoldOn, removeLoanedHold } from "../../store/staff-holds.ts";
import { closeHold, passOn } from "./release.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** A loan that was just made. */
export interface NewLoan {
  readonly id: number;
  readonly dueDate: IsoDate;
  /** The patron's hold that it fulfilled. */
  readonly fulfilled: number | null;
}

/**
 * D57, D59: lends a copy that nothing speaks against, at the counter or at a terminal of this library. It fulfils the patron's own
 * hold on the title; other holds stay in the queue (D37a).
 */
export async function lendCopy(
  unit: UnitOfWork,
  found: CopyInHand,
  patronId: number,
  library: LibraryId,
): Promise<NewLoan> {
  const { trx, settings, today } = unit;
  const { copy } = found;
  await noLongerMissing(unit, found);
  const fulfilled = await fulfil(unit, patronId, copy);
  const dueDate = dueDateOf(today, library, settings);
  await removeMove(trx, copy.id);
  const id = await addLoan(trx, {
    copyId: copy.id,
    patronId,
    libraryId: library,
    loanedOn: today,
    dueDate,
    renewals: 0,
  });
  // D83: a journal line about a loan never has both hold and copy.
  await unit.note("lend", { copyId: copy.id });
  return { id, dueDate, fulfilled };
}

/** D37, D83: ends and deletes the loan of a returned copy, with the hold that led to it. */
export async function endLoan(unit: UnitOfWork, found: CopyInHand): Promise<void> {
  const { copy, loan } = found;
  await noLongerMissing(unit, found);
  if (loan !== null) {
    await removeLoan(unit.trx, loan.id);
    await removeLoanedHold(unit.trx, loan.patronId, copy.titleId);
  }
  await unit.note("return", { copyId: copy.id });
}

/** Called after all checks: a copy that is lent, returned or placed is not missing. */
export async function noLongerMissing(unit: UnitOfWork, { copy }: CopyInHand): Promise<void> {
  if (copy.status !== "missing") return;
  await setMissing(unit.trx, copy.id, false);
  await unit.note("mark-found", { copyId: copy.id });
}

/** Closes the patron's hold on the title, if any; another copy set aside for it passes to the next. */
async function fulfil(unit: UnitOfWork, patronId: number, copy: CopyInHand["copy"]): Promise<number | null> {
  const hold = await liveHoldOn(unit.trx, patronId, copy.titleId);
  if (hold === null) return null;
  await closeHold(unit, hold, "loaned");
  if (hold.copyId !== null && hold.copyId !== copy.id) await passOn(unit, hold, hold.copyId);
  return hold.id;
}
