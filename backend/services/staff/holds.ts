import type {
  CounterCancelled,
  PickLine,
  PickList,
  StaffHold,
  StaffHoldList,
} from "#contract/domain/staff.ts";
import { refusal } from "#contract/refusals.ts";
import type { ListHoldsBody } from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import { isLendable } from "../../rules/availability.ts";
import { isLive } from "../../rules/hold-life.ts";
import { inShelfOrder } from "../../rules/pick-list.ts";
import { allot } from "../../rules/trapping.ts";
import { copiesOf } from "../../store/copies.ts";
import type { HoldRow } from "../../store/holds.ts";
import { libraryExists } from "../../store/libraries.ts";
import { lockTitle } from "../../store/locks.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { titlesToPick } from "../../store/staff-copies.ts";
import {
  cardHoldsIn,
  type HoldPlace,
  holdsToApprove,
  lockHold,
  markApproved,
  waitingHolds,
} from "../../store/staff-holds.ts";
import { rowId } from "../ids.ts";
import { clearLines } from "./moves.ts";
import { PAGE_LINES, pageOf } from "./page.ts";
import { closeHold, passOn } from "./release.ts";
import { refuse, refuseAsPatrons, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { copyView, holdView, holdViews, titleViews } from "./views.ts";

/** `next` of a page of holds: the instant of application and the id of its last hold. */
const HOLD_PLACE = /^(\d{1,15})-(\d{1,15})$/u;
/** Titles per batch of a pick list. */
const PICK_BATCH = 500;
/** Maximum number of holds approved by one request. */
const APPROVE_LIMIT = 500;

/**
 * A page of the holds of one library or all, in these states. Refusals: `unknown-library`, and `bad-request` when `after` is not
 * a valid `next`.
 */
export async function listHolds(db: ReadableDb, body: ListHoldsBody): Promise<StaffResult<StaffHoldList>> {
  if (body.library !== null && !(await libraryExists(db, body.library))) {
    return refuseAsPatrons("unknown-library");
  }
  const after = placeOf(body.after);
  if (after === null) return refuseAsPatrons("bad-request");
  const rows = await cardHoldsIn(db, body.library, body.states, after, PAGE_LINES + 1);
  const { shown, next } = pageOf(rows, ({ placedAt, id }) => `${placedAt}-${id}`);
  return ok({ holds: await holdViews(db, shown), next });
}

function placeOf(after: string | null): HoldPlace | null {
  const [, placedAt, id] = HOLD_PLACE.exec(after ?? "0-0") ?? [];
  return placedAt === undefined || id === undefined ? null : { placedAt: Number(placedAt), id: Number(id) };
}

async function lockedHold(unit: UnitOfWork, id: string): Promise<HoldRow | null> {
  const row = rowId(id);
  return row === null ? null : lockHold(unit.trx, row);
}

/** D36: approves one hold. Refusals: `hold-not-found`, `hold-approved`, `hold-over`. */
export async function approveHold(unit: UnitOfWork, id: string): Promise<StaffResult<StaffHold>> {
  const hold = await lockedHold(unit, id);
  if (hold === null) return { ok: false, refusal: refusal("hold-not-found") };
  if (!isLive(hold.state)) return refuse("hold-over");
  if (hold.state !== "applied") return refuse("hold-approved");
  await markApproved(unit.trx, hold.id);
  await unit.note("approve", { holdId: hold.id });
  return ok(await holdView(unit.trx, hold.id));
}

/** D36: approves the holds with this pickup library, at most 500 at once. Refusal: `unknown-library`. */
export async function approveAll(
  unit: UnitOfWork,
  library: string,
): Promise<StaffResult<{ readonly approved: number }>> {
  const { trx } = unit;
  if (!(await libraryExists(trx, library))) return refuseAsPatrons("unknown-library");
  const rows = await holdsToApprove(trx, library, APPROVE_LIMIT);
  const titles = [...new Set(rows.map((row) => row.titleId))].sort((a, b) => a - b);
  for (const id of titles) await lockTitle(trx, id);
  let approved = 0;
  for (const { id } of rows) {
    const hold = await lockHold(trx, id);
    if (hold?.state !== "applied") continue;
    await markApproved(trx, id);
    await unit.note("approve", { holdId: id });
    approved += 1;
  }
  return ok({ approved });
}

/**
 * D51, D52: cancels a hold that the patron can no longer cancel at the kiosk. A copy set aside passes to the next. Refusals:
 * `hold-not-found`, `hold-over`.
 */
export async function cancelAtCounter(unit: UnitOfWork, id: string): Promise<StaffResult<CounterCancelled>> {
  const hold = await lockedHold(unit, id);
  if (hold === null) return { ok: false, refusal: refusal("hold-not-found") };
  if (!isLive(hold.state)) return refuse("hold-over");
  await closeHold(unit, hold, "cancelled");
  await unit.note("cancel-hold", { holdId: hold.id });
  const view = await holdView(unit.trx, hold.id);
  if (hold.copyId === null) return ok({ hold: view, copy: null });
  const move = await passOn(unit, hold, hold.copyId);
  const [copy = null] = await clearLines(unit.trx, [move]);
  return ok({ hold: view, copy });
}

/** D37: the copies to fetch from the shelves of this library, with their holds. Refusal: `unknown-library`. */
export async function pickList(db: ReadableDb, library: string): Promise<StaffResult<PickList>> {
  if (!(await libraryExists(db, library))) return refuseAsPatrons("unknown-library");
  const titleIds = await titlesToPick(db, library);
  const lines: PickLine[] = [];
  for (let at = 0; at < titleIds.length; at += PICK_BATCH) {
    lines.push(...(await pickLines(db, library, titleIds.slice(at, at + PICK_BATCH))));
  }
  return ok({ library, lines: inShelfOrder(lines) });
}

async function pickLines(db: ReadableDb, library: string, titleIds: readonly number[]): Promise<PickLine[]> {
  const queues = await waitingHolds(db, titleIds);
  const copies = await copiesOf(db, titleIds);
  const titles = await titleViews(db, titleIds);
  return titleIds.flatMap((titleId) => {
    const queue = queues.get(titleId) ?? [];
    const free = (copies.get(titleId) ?? []).filter((copy) => isLendable(copy) && copy.status === "on-shelf");
    const byHold = allot(
      queue,
      free.map((copy) => ({ ...copy, inHand: false })),
    );
    return queue.flatMap(({ id, approved, pickup }) => {
      const copy = free.find((one) => one.id === byHold.get(id));
      if (copy?.library !== library) return [];
      return [{ copy: copyView(copy), title: titles.get(titleId), hold: String(id), approved, pickup }];
    });
  });
}
