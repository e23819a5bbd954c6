import type { CheckedIn, CheckedOut, ReturnPlace } from "#contract/domain/lending.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import { refusal } from "#contract/refusals.ts";
import type { CheckInBody, CheckOutBody } from "#contract/rest/bodies.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { type CheckOutFacts, isForCounter, refuseCheckOut } from "../rules/lending.ts";
import { loansOf } from "../store/loans.ts";
import { removeMove } from "../store/moves.ts";
import { type CopyInHand, lockCopy } from "../store/staff-copies.ts";
import { type StoredTitle, titleLine, titlesById } from "../store/titles.ts";
import { loanShown, renewLocked } from "./loans.ts";
import type { SignedIn } from "./sign-in.ts";
import { endLoan, lendCopy } from "./staff/lend-and-return.ts";
import { nextFor, setAside, toCourier, wantedBy } from "./staff/set-aside.ts";
import type { UnitOfWork } from "./staff/unit-of-work.ts";

/** This backend knows nothing of security tags. */
const TAG = "unsaid";

/** A copy with its title, locked. */
interface Found extends CopyInHand {
  readonly title: StoredTitle;
}

async function copyOf(unit: UnitOfWork, barcode: string): Promise<Found | null> {
  const found = await lockCopy(unit.trx, barcode);
  if (found === null) return null;
  const title = (await titlesById(unit.trx, [found.copy.titleId])).get(found.copy.titleId);
  if (title === undefined) throw new Error("A copy has lost its title.");
  return { ...found, title };
}

function factsOf(found: Found, patronId: number, loans: number): CheckOutFacts {
  const { copy, loan, hold, title } = found;
  const { kept, status } = copy;
  return {
    loan: loan === null ? null : { isOwn: loan.patronId === patronId, dueDate: loan.dueDate },
    kept,
    status,
    material: title.row.material,
    place: copy.place,
    aside: hold && (hold.patronId === patronId ? "own" : "another"),
    loans,
  };
}

/**
 * D84, D85: lends a copy to the signed-in patron at a terminal of this library. The patron is locked, so two terminals do not pass
 * their limit; the title is locked here, so of two patrons with one copy the first has it.
 */
export async function checkOut(
  unit: UnitOfWork,
  { patron: { id: patronId }, byCard }: Pick<SignedIn, "patron" | "byCard">,
  library: LibraryId,
  { barcode, renew }: CheckOutBody,
): Promise<Result<CheckedOut, RouteRefusal<"checkOut">>> {
  const { trx, backend, settings } = unit;
  if (!settings.terminals.lend) return refused(refusal("counter-only"));
  const found = await copyOf(unit, barcode);
  if (found === null) return refused(refusal("foreign-copy"));
  if (renew && found.loan?.patronId === patronId) {
    // D87: the card alone does not change a loan.
    if (byCard) return refused(refusal("password-needed"));
    const renewed = await renewLocked(backend, trx, patronId, found.loan.id);
    if (renewed === null) throw new Error("A loan has lost its patron.");
    return renewed.ok ? ok({ loan: renewed.value, renewed: true, holdFulfilled: false, tag: TAG }) : renewed;
  }
  const loans = (await loansOf(trx, patronId)).length;
  const no = refuseCheckOut(factsOf(found, patronId, loans), settings);
  if (no !== null) return refused(no);
  const { id, fulfilled } = await lendCopy(unit, found, patronId, library);
  const loan = await loanShown(backend, trx, patronId, id);
  // What only the counter takes back is lent there only.
  const returnable = settings.terminals.takeBack;
  return ok({ loan, renewed: false, holdFulfilled: fulfilled !== null, returnable, tag: TAG });
}

/**
 * D86: takes a copy back at a terminal of this library, whoever had it. The answer has nothing about them. With `loan` only while it
 * is on that loan: of two patrons who borrow it one after the other, the first undoes nothing of the second.
 */
export async function checkIn(
  unit: UnitOfWork,
  library: LibraryId,
  { barcode, loan }: CheckInBody,
): Promise<Result<CheckedIn, RouteRefusal<"checkIn">>> {
  const { terminals } = unit.settings;
  if (!terminals.takeBack) return refused(refusal("counter-only"));
  const found = await copyOf(unit, barcode);
  if (found === null) return refused(refusal("foreign-copy"));
  const { copy, title } = found;
  if (loan !== undefined && String(found.loan?.id) !== loan) return refused(refusal("loan-not-found"));
  const facts = { material: title.row.material, place: copy.place };
  if (isForCounter(facts, terminals)) return refused(refusal("counter-only"));
  await endLoan(unit, found);
  const place = await placeReturned(unit, found, library);
  return ok({ title: titleLine(title), barcode: copy.barcode, place, tag: TAG });
}

/**
 * D86: where a returned copy goes. Nobody has it in hand, so for a hold here it is set aside, and neither ready nor announced before
 * staff put it onto the hold shelf.
 */
async function placeReturned(unit: UnitOfWork, found: Found, here: LibraryId): Promise<ReturnPlace> {
  const { copy } = found;
  const wanted = await wantedBy(unit, found, here);
  if (wanted !== null) {
    await setAside(unit, wanted, copy.id);
    if (wanted.pickup === here) return { kind: "hold-box" };
    await toCourier(unit, copy.id, here, wanted.pickup, wanted);
    return { kind: "other-library", library: wanted.pickup };
  }
  // D36: a provisional hold waits for staff; D23: a copy that is not lent was lent by them.
  const isForStaff = copy.kept !== null || (await nextFor(unit, found, here)) !== null;
  if (copy.library !== here) {
    await toCourier(unit, copy.id, here, copy.library, null);
    return isForStaff ? { kind: "staff" } : { kind: "other-library", library: copy.library };
  }
  await removeMove(unit.trx, copy.id);
  return { kind: isForStaff ? "staff" : "trolley" };
}
