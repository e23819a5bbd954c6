import type { LibraryId } from "#contract/domain/library.ts";
import { copiesOf } from "../../store/copies.ts";
import type { HoldRow } from "../../store/holds.ts";
import { forgetCopiesOfHold } from "../../store/journal.ts";
import { type MoveRow, moveOf, putMove } from "../../store/moves.ts";
import { forgetHoldOfMails, removeNoticesOf } from "../../store/outbox.ts";
import { endHold } from "../../store/staff-holds.ts";
import { finishTasksOf } from "../../store/tasks.ts";
import { setAside, wantedBy } from "./set-aside.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** Kinds of tasks that end with their hold. */
const TASKS_OF_LIVE_HOLDS = ["tell-ready", "contact-otherwise", "hold-unfillable", "copy-lost"] as const;

/** Ends a hold with its notices and tasks. Nothing stored reveals what its patron borrowed (D83). */
export async function closeHold(
  unit: UnitOfWork,
  hold: HoldRow,
  state: "loaned" | "cancelled" | "expired",
): Promise<void> {
  await endHold(unit.trx, hold.id, state, unit.now);
  await finishTasksOf(unit.trx, hold.id, TASKS_OF_LIVE_HOLDS, unit.now);
  // The patron of an expired hold was just notified.
  if (state === "expired") return;
  await removeNoticesOf(unit.trx, hold.id);
  await forgetHoldOfMails(unit.trx, hold);
  if (state === "loaned") await forgetCopiesOfHold(unit.trx, hold.id);
}

/**
 * Passes a copy that was set aside for the ended hold `before` to the next in the queue, or home. Nobody is handling it: until
 * staff take it off the hold shelf or receive it, the next hold is in transit and its patron is not notified. Returns where the
 * copy is and where it goes.
 */
export async function passOn(unit: UnitOfWork, before: HoldRow, copyId: number): Promise<MoveRow> {
  const { trx } = unit;
  const copies = (await copiesOf(trx, [before.titleId])).get(before.titleId) ?? [];
  const copy = copies.find((one) => one.id === copyId);
  if (copy === undefined) throw new Error("A hold has lost its copy.");
  const where = await whereabouts(unit, before, copyId, copy.library);
  const here = where.sentAt === null ? where.fromLibrary : where.toLibrary;
  const wanted = await wantedBy(unit, { copy, copies, hold: null }, here);
  if (wanted !== null) await setAside(unit, wanted, copyId);
  // A copy in transit first arrives at its current target.
  const move = where.sentAt === null ? { ...where, toLibrary: wanted?.pickup ?? copy.library } : where;
  await putMove(trx, move);
  return move;
}

/** The location of the copy of an ended hold: its number on the hold shelf, or in transit. */
async function whereabouts(
  unit: UnitOfWork,
  before: HoldRow,
  copyId: number,
  home: LibraryId,
): Promise<MoveRow> {
  const plain = { copyId, toLibrary: before.pickup, arrivesOn: null };
  if (before.state === "ready") {
    return { ...plain, fromLibrary: before.pickup, shelf: before.shelf, sentAt: null };
  }
  // A copy imported from another system may be in transit since an unknown time.
  const onTheRoad = { ...plain, fromLibrary: home, shelf: null, sentAt: unit.now };
  return (await moveOf(unit.trx, copyId)) ?? onTheRoad;
}
