import type { MarkedCopy } from "#contract/domain/staff.ts";
import { ok } from "#contract/result.ts";
import { isHoldable } from "../../rules/availability.ts";
import type { HoldRow } from "../../store/holds.ts";
import type { TaskKind } from "../../store/mail-tables.ts";
import { removeMove } from "../../store/moves.ts";
import { removeNoticesOf } from "../../store/outbox.ts";
import { type CopyInHand, lockCopy, setMissing } from "../../store/staff-copies.ts";
import { cardHoldsById, requeueHold, waitingHolds } from "../../store/staff-holds.ts";
import { addTask, finishTasksOf } from "../../store/tasks.ts";
import { refuse, refuseAsPatrons, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { copyView, titleViews } from "./views.ts";

/**
 * Marks a copy as missing. Its hold returns to its old position in the queue; if it was ready, staff notify the patron. If the
 * title has no other copy to lend, staff get a task for every hold. A loan stays. Refusals: `copy-not-found`, `copy-missing`.
 */
export async function markLost(unit: UnitOfWork, barcode: string): Promise<StaffResult<MarkedCopy>> {
  const { trx } = unit;
  const found = await lockCopy(trx, barcode);
  if (found === null) return refuseAsPatrons("copy-not-found");
  const { copy, copies, hold } = found;
  if (copy.status === "missing") return refuse("copy-missing");
  await setMissing(trx, copy.id, true);
  await removeMove(trx, copy.id);
  await unit.note("mark-lost", { copyId: copy.id });
  if (hold !== null) await loseCopy(unit, hold, copy.id);
  const left = copies.filter((other) => other.id !== copy.id);
  const unfillable = isHoldable(left) ? [] : await nothingLeft(unit, copy.titleId);
  return ok(await marked(unit, found, true, hold?.id ?? null, unfillable));
}

/** Marks a copy as found. Where it goes is returned when it is received. Refusals: `copy-not-found`, `copy-not-missing`. */
export async function markFound(unit: UnitOfWork, barcode: string): Promise<StaffResult<MarkedCopy>> {
  const { trx } = unit;
  const found = await lockCopy(trx, barcode);
  if (found === null) return refuseAsPatrons("copy-not-found");
  const { copy } = found;
  if (copy.status !== "missing") return refuse("copy-not-missing");
  await setMissing(trx, copy.id, false);
  await unit.note("mark-found", { copyId: copy.id });
  if (copy.kept === null) {
    const queue = (await waitingHolds(trx, [copy.titleId])).get(copy.titleId) ?? [];
    for (const { id } of queue) await finishTasksOf(trx, id, ["hold-unfillable"], unit.now);
  }
  return ok(await marked(unit, found, false, null, []));
}

async function marked(
  unit: UnitOfWork,
  { copy, loan }: CopyInHand,
  missing: boolean,
  requeued: number | null,
  unfillable: readonly number[],
): Promise<MarkedCopy> {
  const titles = await titleViews(unit.trx, [copy.titleId]);
  return {
    copy: copyView(copy),
    title: titles.get(copy.titleId),
    missing,
    onLoan: loan !== null,
    requeued: requeued === null ? null : String(requeued),
    unfillable: unfillable.map(String),
    kept: copy.kept,
  };
}

async function loseCopy(unit: UnitOfWork, hold: HoldRow, copyId: number): Promise<void> {
  await requeueHold(unit.trx, hold.id);
  await unit.note("requeue", { holdId: hold.id, copyId });
  if (hold.state !== "ready") return;
  // The ready notice is wrong now; a patron who chose no notices got none.
  await removeNoticesOf(unit.trx, hold.id);
  await finishTasksOf(unit.trx, hold.id, ["tell-ready"], unit.now);
  if (hold.contact !== "none") await giveTask(unit, "copy-lost", hold);
}

async function nothingLeft(unit: UnitOfWork, titleId: number): Promise<readonly number[]> {
  const queue = (await waitingHolds(unit.trx, [titleId])).get(titleId) ?? [];
  const holds = await cardHoldsById(
    unit.trx,
    queue.map((waiting) => waiting.id),
  );
  for (const hold of holds) await giveTask(unit, "hold-unfillable", hold);
  return holds.map((hold) => hold.id);
}

async function giveTask(
  unit: UnitOfWork,
  kind: TaskKind,
  hold: Pick<HoldRow, "id" | "contact">,
): Promise<void> {
  const { contact } = hold;
  const way = contact === "mail" || contact === "none" ? "any" : contact;
  await addTask(unit.trx, { kind, holdId: hold.id, way, why: "no-copy", createdAt: unit.now });
}
