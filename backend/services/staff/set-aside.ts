import type { LibraryId } from "#contract/domain/library.ts";
import type { Placement } from "#contract/domain/staff.ts";
import { noticeReady } from "../../mail/notices.ts";
import { isLendable } from "../../rules/availability.ts";
import { shelfUntil } from "../../rules/calendar.ts";
import { courierArrival } from "../../rules/courier.ts";
import { nextShelf } from "../../rules/hold-shelf.ts";
import { allot, maySetAside, type Waiting } from "../../rules/trapping.ts";
import type { StoredCopy } from "../../store/copies.ts";
import type { HoldRow } from "../../store/holds.ts";
import { lockLibrary } from "../../store/locks.ts";
import { moveOf, putMove, removeMove, shelvesTaken } from "../../store/moves.ts";
import type { CopyInHand } from "../../store/staff-copies.ts";
import { markApproved, markInTransit, markReady, waitingHolds } from "../../store/staff-holds.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** The hold that a copy is for. */
export interface Wanted {
  readonly id: number;
  readonly pickup: LibraryId;
  /** Null = it is queued and would get the copy; otherwise the copy is already set aside for it. */
  readonly has: HoldRow | null;
  readonly approved: boolean;
}

/**
 * D37: the hold for the copy at `here`: the one it is set aside for, or the one it is allotted to among all free copies of the
 * title; null = none. Read after the title was locked and the loan closed. A copy that cannot be lent, and one for a provisional
 * hold that a job or a terminal may not approve (D36), is for none.
 */
export async function wantedBy(
  unit: UnitOfWork,
  found: Pick<CopyInHand, "copy" | "copies" | "hold">,
  here: LibraryId,
): Promise<Wanted | null> {
  const { hold } = found;
  if (hold !== null) return { id: hold.id, pickup: hold.pickup, has: hold, approved: true };
  const next = await nextFor(unit, found, here);
  const { approval } = unit.settings.holds;
  if (next === null || !maySetAside(next, unit.by.kind === "staff", approval)) return null;
  return { id: next.id, pickup: next.pickup, has: null, approved: next.approved };
}

/** D37: the queued hold, approved or not, that the copy at `here` is allotted to; null = none. */
export async function nextFor(
  unit: UnitOfWork,
  { copy, copies }: Pick<CopyInHand, "copy" | "copies">,
  here: LibraryId,
): Promise<Waiting | null> {
  if (copy.kept !== null) return null;
  const queue = (await waitingHolds(unit.trx, [copy.titleId])).get(copy.titleId) ?? [];
  const free = copies.flatMap((other) => {
    if (other.id === copy.id) return [{ ...freeCopy(other), library: here, inHand: true }];
    return isLendable(other) && other.status === "on-shelf" ? [freeCopy(other)] : [];
  });
  const byHold = allot(queue, free);
  return queue.find((waiting) => byHold.get(waiting.id) === copy.id) ?? null;
}

function freeCopy({ id, library, closedStacks }: StoredCopy) {
  return { id, library, closedStacks, inHand: false };
}

/** Sets the copy aside for the hold, and approves a provisional hold (D36). */
export async function setAside(unit: UnitOfWork, wanted: Wanted, copyId: number): Promise<void> {
  if (wanted.has !== null) return;
  if (!wanted.approved) {
    await markApproved(unit.trx, wanted.id);
    await unit.note("approve", { holdId: wanted.id });
  }
  await markInTransit(unit.trx, wanted.id, copyId);
  await unit.note("set-aside", { holdId: wanted.id, copyId });
}

/** Whether this number of the hold shelf is free for this copy, until the transaction ends. */
export async function isShelfFree(
  unit: UnitOfWork,
  library: LibraryId,
  shelf: string,
  copyId: number,
): Promise<boolean> {
  await lockLibrary(unit.trx, library);
  const by = (await shelvesTaken(unit.trx, library)).get(shelf);
  return by === undefined || by === copyId;
}

/**
 * Decides where a copy handled in this library goes: the hold shelf, the courier, or its shelf. `shelf` = the number it was put
 * under, known to be free; null = its current one, or the next free one.
 */
export async function placeInHand(
  unit: UnitOfWork,
  found: Pick<CopyInHand, "copy" | "copies" | "hold">,
  here: LibraryId,
  shelf: string | null,
): Promise<Placement> {
  const { copy } = found;
  const wanted = await wantedBy(unit, found, here);
  if (wanted !== null) {
    await setAside(unit, wanted, copy.id);
    if (wanted.pickup === here) return shelve(unit, wanted, copy.id, shelf);
    return toCourier(unit, copy.id, here, wanted.pickup, wanted);
  }
  if (copy.library !== here) return toCourier(unit, copy.id, here, copy.library, null);
  await removeMove(unit.trx, copy.id);
  return { kind: "shelf" };
}

/**
 * D40: makes the copy ready and notifies the patron. A copy that is already ready keeps its last day without a new notice; only
 * its number may change.
 */
export async function shelve(
  unit: UnitOfWork,
  wanted: Wanted,
  copyId: number,
  shelf: string | null,
): Promise<Placement> {
  const { trx } = unit;
  const { has } = wanted;
  const waits = has?.state === "ready" ? has : null;
  const number = shelf ?? waits?.shelf ?? (await freeNumber(unit, wanted.pickup, copyId));
  const until = waits?.readyUntil ?? shelfUntil(unit.today, wanted.pickup, unit.settings);
  if (number !== waits?.shelf) {
    await markReady(trx, wanted.id, number, until);
    await unit.note("ready", { holdId: wanted.id, copyId });
  }
  await removeMove(trx, copyId);
  if (waits === null) await noticeReady(unit.backend, trx, wanted.id);
  return { kind: "hold-shelf", hold: String(wanted.id), shelf: number, until };
}

async function freeNumber(unit: UnitOfWork, library: LibraryId, copyId: number): Promise<string> {
  const move = await moveOf(unit.trx, copyId);
  // It is already on this hold shelf, for another hold, and can stay.
  if (move !== null && move.shelf !== null && move.fromLibrary === library) return move.shelf;
  await lockLibrary(unit.trx, library);
  return nextShelf(new Set((await shelvesTaken(unit.trx, library)).keys()));
}

/** D39: sends the copy to another library, for a hold or (null) home. A hold that was ready elsewhere is in transit again. */
export async function toCourier(
  unit: UnitOfWork,
  copyId: number,
  here: LibraryId,
  to: LibraryId,
  wanted: Wanted | null,
): Promise<Placement> {
  const arrives = courierArrival(unit.today, to, unit.settings);
  const placement = {
    kind: "courier",
    to,
    hold: wanted === null ? null : String(wanted.id),
    arrives,
  } as const;
  const before = await moveOf(unit.trx, copyId);
  // Repeated: it is already in transit.
  const isThere = before?.sentAt != null && before.fromLibrary === here && before.toLibrary === to;
  if (isThere && before.arrivesOn === arrives && wanted?.has?.state !== "ready") return placement;
  if (wanted?.has?.state === "ready") await markInTransit(unit.trx, wanted.id, copyId);
  await putMove(unit.trx, {
    copyId,
    fromLibrary: here,
    toLibrary: to,
    shelf: null,
    sentAt: unit.now,
    arrivesOn: arrives,
  });
  await unit.note("send", { copyId, ...(wanted === null ? {} : { holdId: wanted.id }) });
  return placement;
}
