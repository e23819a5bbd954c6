import type { Lent, Placed, Returned } from "#contract/domain/staff.ts";
import type { CopyBody, LendBody, ShelveBody } from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import { daysBetween } from "../../rules/dates.ts";
import { refuseLoan } from "../../rules/lending.ts";
import { libraryExists } from "../../store/libraries.ts";
import { loansOf } from "../../store/loans.ts";
import { type CopyInHand, lockCopy } from "../../store/staff-copies.ts";
import { waitingHolds } from "../../store/staff-holds.ts";
import { lockPatronOfCard } from "./cards.ts";
import { endLoan, lendCopy, noLongerMissing } from "./lend-and-return.ts";
import { isShelfFree, placeInHand, setAside, shelve, toCourier, wantedBy } from "./set-aside.ts";
import { refuse, refuseAsPatrons, type StaffRefused, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { copyView, titleViews } from "./views.ts";

/**
 * The copy that staff are handling in this library, with its title locked. A missing copy counts as found. Refusals:
 * `unknown-library`, `copy-not-found`.
 */
async function inHand(unit: UnitOfWork, { library, barcode }: CopyBody): Promise<StaffResult<CopyInHand>> {
  if (!(await libraryExists(unit.trx, library))) return refuseAsPatrons("unknown-library");
  const found = await lockCopy(unit.trx, barcode);
  return found === null ? refuseAsPatrons("copy-not-found") : ok(found);
}

async function placed(
  unit: UnitOfWork,
  { copy }: CopyInHand,
  placement: Placed["placement"],
): Promise<Placed> {
  const titles = await titleViews(unit.trx, [copy.titleId]);
  return { copy: copyView(copy), title: titles.get(copy.titleId), placement };
}

async function refuseShelf(
  unit: UnitOfWork,
  body: ShelveBody,
  found: CopyInHand,
): Promise<StaffRefused | null> {
  if (body.shelf === null) return null;
  const free = await isShelfFree(unit, body.library, body.shelf, found.copy.id);
  return free ? null : refuse("shelf-taken");
}

/**
 * D39: sends a copy by courier, for its hold, or home. Refusals: `unknown-library`, `copy-not-found`, `copy-on-loan`,
 * `copy-wanted-here`, `copy-not-wanted`.
 */
export async function send(unit: UnitOfWork, body: CopyBody): Promise<StaffResult<Placed>> {
  const found = await inHand(unit, body);
  if (!found.ok) return found;
  const { copy, loan } = found.value;
  if (loan !== null) return refuse("copy-on-loan");
  const wanted = await wantedBy(unit, found.value, body.library);
  if (wanted?.pickup === body.library) return refuse("copy-wanted-here");
  if (wanted === null && copy.library === body.library) return refuse("copy-not-wanted");
  await noLongerMissing(unit, found.value);
  if (wanted !== null) await setAside(unit, wanted, copy.id);
  const to = wanted?.pickup ?? copy.library;
  return ok(await placed(unit, found.value, await toCourier(unit, copy.id, body.library, to, wanted)));
}

/**
 * D40: puts a copy on the hold shelf of its current library, for its hold; or changes the number of one that is there. Refusals:
 * `unknown-library`, `copy-not-found`, `copy-on-loan`, `copy-not-wanted`, `copy-wanted-elsewhere`, `shelf-taken`.
 */
export async function ready(unit: UnitOfWork, body: ShelveBody): Promise<StaffResult<Placed>> {
  const found = await inHand(unit, body);
  if (!found.ok) return found;
  if (found.value.loan !== null) return refuse("copy-on-loan");
  const wanted = await wantedBy(unit, found.value, body.library);
  if (wanted === null) return refuse("copy-not-wanted");
  if (wanted.pickup !== body.library) return refuse("copy-wanted-elsewhere", { library: wanted.pickup });
  const no = await refuseShelf(unit, body, found.value);
  if (no !== null) return no;
  await noLongerMissing(unit, found.value);
  await setAside(unit, wanted, found.value.copy.id);
  return ok(await placed(unit, found.value, await shelve(unit, wanted, found.value.copy.id, body.shelf)));
}

/**
 * Receives a copy that arrived by courier, was taken off the hold shelf or was found, and returns where it goes. Refusals:
 * `unknown-library`, `copy-not-found`, `copy-on-loan`, `shelf-taken`.
 */
export async function receive(unit: UnitOfWork, body: ShelveBody): Promise<StaffResult<Placed>> {
  const found = await inHand(unit, body);
  if (!found.ok) return found;
  if (found.value.loan !== null) return refuse("copy-on-loan");
  const no = await refuseShelf(unit, body, found.value);
  if (no !== null) return no;
  await noLongerMissing(unit, found.value);
  return ok(await placed(unit, found.value, await placeInHand(unit, found.value, body.library, body.shelf)));
}

/**
 * D37, D83: ends and deletes the loan, and returns where the copy goes: to the next hold, or home. Refusals: `unknown-library`,
 * `copy-not-found`, `shelf-taken`.
 */
export async function returnCopy(unit: UnitOfWork, body: ShelveBody): Promise<StaffResult<Returned>> {
  const found = await inHand(unit, body);
  if (!found.ok) return found;
  const no = await refuseShelf(unit, body, found.value);
  if (no !== null) return no;
  const { loan } = found.value;
  await endLoan(unit, found.value);
  const placement = await placeInHand(unit, found.value, body.library, body.shelf);
  const late = loan === null ? 0 : Math.max(0, daysBetween(loan.dueDate, unit.today));
  return ok({ ...(await placed(unit, found.value, placement)), wasOnLoan: loan !== null, daysLate: late });
}

/**
 * D37a, D57, D59: lends a copy to a card. This fulfils the patron's own hold on the title; other holds stay in the queue, unless
 * the copy is set aside for one of them. Refusals: `unknown-library`, `card-number-format`, `foreign-card`, `card-unknown`,
 * `card-expired`, `loan-limit`, `copy-not-found`, `copy-kept`, `copy-on-loan`, `copy-set-aside`.
 */
export async function lend(unit: UnitOfWork, body: LendBody): Promise<StaffResult<Lent>> {
  const { trx, settings, today } = unit;
  const patron = await lockPatronOfCard(unit, body.card);
  if (!patron.ok) return patron;
  const loans = await loansOf(trx, patron.value.id);
  const { expiresOn } = patron.value;
  const unable = refuseLoan({ loans: loans.length, expiresOn }, today, settings.loans);
  if (unable !== null) return { ok: false, refusal: unable };
  const found = await inHand(unit, body);
  if (!found.ok) return found;
  const { copy } = found.value;
  const no = refuseCopy(found.value, patron.value.id);
  if (no !== null) return no;
  const { dueDate, fulfilled } = await lendCopy(unit, found.value, patron.value.id, body.library);
  const titles = await titleViews(trx, [copy.titleId]);
  const queue = (await waitingHolds(trx, [copy.titleId])).get(copy.titleId) ?? [];
  return ok({
    copy: copyView(copy),
    title: titles.get(copy.titleId),
    dueDate,
    loans: loans.length + 1,
    maxLoans: settings.loans.max,
    overdue: loans.filter((loan) => loan.dueDate < today).length,
    fulfilled: fulfilled === null ? null : String(fulfilled),
    waiting: queue.length,
  });
}

function refuseCopy({ copy, loan, hold }: CopyInHand, patronId: number): StaffRefused | null {
  if (copy.kept !== null) return refuse("copy-kept"); // D23
  if (loan !== null) return refuse("copy-on-loan");
  if (hold !== null && hold.patronId !== patronId) return refuse("copy-set-aside");
  return null;
}
