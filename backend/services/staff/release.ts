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

/** Every kind of task that ends with its hold. */
const TASKS_OF_LIVE_HOLDS = ["tell-ready", "contact-otherwise", "hold-unfillable", "copy-lost"] as const;

/**
 * Ends a hold with its notices and tasks. Nothing that is kept tells what its patron borrowed (D83).
 */
export async function closeHold(
  unit: UnitOfWork,
  hold: HoldRow,
  state: "loaned" | "cancelled" | "expired",
): Promise<void> {
  await endHold(unit.trx, hold.id, state, unit.now);
  await finishTasksOf(unit.trx, hold.id, TASKS_OF_LIVE_HOLDS, unit.now);
  // An expired hold has just been told of.
  if (state === "expired") return;
  await removeNoticesOf(unit.trx, hold.id);
  await forgetHoldOfMails(unit.trx, hold);
  if (state === "loaned") await forgetCopiesOfHold(unit.trx, hold.id);
}

/**
 * A copy that was set aside for `before`, which is over, passes to the next in the queue or has to go home. Nobody has
 * it in hand: until staff take it off the hold shelf or receive it, the next hold is in transit and nobody is told.
 * Answers where the copy is and has to go.
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
  // What is on the road arrives where it was sent to; from there it goes on.
  const move = where.sentAt === null ? { ...where, toLibrary: wanted?.pickup ?? copy.library } : where;
  await putMove(trx, move);
  return move;
}

/** Where the copy of a hold that is over is: under its number on the hold shelf, or on the road. */
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
  // A copy moved in from another system may travel without our knowing since when.
  const onTheRoad = { ...plain, fromLibrary: home, shelf: null, sentAt: unit.now };
  return (await moveOf(unit.trx, copyId)) ?? onTheRoad;
}
