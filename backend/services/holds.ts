import type { Hold, HoldList, PlacedHold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import type { ChangeHoldBody, PlaceHoldBody } from "#contract/rest/bodies.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { isHoldable, isLendable } from "../rules/availability.ts";
import { isCancellable, isChangeable, isLive, isStillShown } from "../rules/hold-life.ts";
import { refuseHold, refuseTerms } from "../rules/hold-placing.ts";
import { copiesOf } from "../store/copies.ts";
import {
  addHold,
  changeHoldTerms,
  type HoldRow,
  holdOf,
  holdsOf,
  liveHoldsOf,
  markCancelled,
  queuePositions,
} from "../store/holds.ts";
import { libraryExists, pickupPlaces } from "../store/libraries.ts";
import { hasOnLoan, overdueCount } from "../store/loans.ts";
import { lockTitle } from "../store/locks.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { titleExists, titleLine, titlesById } from "../store/titles.ts";
import { rowId } from "./ids.ts";
import { contactFactsOf, today } from "./patron-view.ts";

type CopiesByTitle = Awaited<ReturnType<typeof copiesOf>>;

/** D49-D54: the holds of a patron, live ones and recently ended ones. */
export async function holdList(backend: Backend, db: ReadableDb, patronId: number): Promise<HoldList> {
  const now = backend.clock.now();
  const { max, showEndedDays } = backend.settings.holds;
  const rows = (await holdsOf(db, patronId)).filter(
    (row) => row.endedAt === null || isStillShown(row.endedAt, now, showEndedDays),
  );
  return { holds: await holdViews(db, rows), active: rows.filter((row) => isLive(row.state)).length, max };
}

/** @param known what has been read of the copies in the same transaction. */
async function holdViews(
  db: ReadableDb,
  rows: readonly HoldRow[],
  known: CopiesByTitle | null = null,
): Promise<readonly Hold[]> {
  const titleIds = [...new Set(rows.map((row) => row.titleId))];
  const titles = await titlesById(db, titleIds);
  const copies = known ?? (await copiesOf(db, titleIds));
  const positions = await queuePositions(db, rows);
  const places = rows.some(isOnShelf) ? await pickupPlaces(db) : new Map<LibraryId, LocalText>();
  return rows.map((row) => {
    const title = titles.get(row.titleId);
    // A foreign key guarantees the title, so this is a bug.
    if (title === undefined) throw new Error("A hold has lost its title.");
    return {
      id: String(row.id),
      title: titleLine(title),
      state: row.state,
      position: positions.get(row.id) ?? null,
      pickup: row.pickup,
      contact: row.contact,
      placedAt: new Date(row.placedAt).toISOString(),
      changeable: isChangeable(row.state),
      cancellable: isCancellable(row.state),
      ready: isOnShelf(row) ? shelfOf(row, places.get(row.pickup)) : null,
      // D39: the courier brings it when the pickup library has no copy of its own.
      needsCourier: !(copies.get(row.titleId) ?? []).some(
        (copy) => isLendable(copy) && copy.library === row.pickup,
      ),
    };
  });
}

type OnShelf = HoldRow & { readonly readyUntil: string; readonly shelf: string };

function isOnShelf(row: HoldRow): row is OnShelf {
  return row.readyUntil !== null && row.shelf !== null;
}

function shelfOf({ shelf, readyUntil }: OnShelf, place: LocalText | undefined): Hold["ready"] {
  if (place === undefined) throw new Error("A hold has lost its library.");
  return { place, shelf, until: readyUntil };
}

async function holdView(db: ReadableDb, row: HoldRow, known: CopiesByTitle | null = null): Promise<Hold> {
  const [view] = await holdViews(db, [row], known);
  if (view === undefined) throw new Error("A hold cannot be shown.");
  return view;
}

/** D22-D36: places a provisional hold. */
export async function placeHold(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
  body: PlaceHoldBody,
): Promise<Result<PlacedHold, RouteRefusal<"placeHold">>> {
  const titleId = rowId(body.title);
  if (titleId === null || !(await titleExists(trx, titleId))) return refused(refusal("title-not-found"));
  await lockTitle(trx, titleId);
  const live = await liveHoldsOf(trx, patronId);
  const copiesByTitle = await copiesOf(trx, [titleId]);
  const copies = copiesByTitle.get(titleId) ?? [];
  const { holds } = backend.settings;
  const facts = {
    lendableCopies: isHoldable(copies) ? copies.filter(isLendable).length : 0,
    liveHolds: live.length,
    holdsTitleAlready: live.some((hold) => hold.titleId === titleId),
    hasTitleOnLoan: await hasOnLoan(trx, patronId, titleId),
    pickupExists: await libraryExists(trx, body.pickup),
    overdueLoans: await overdueCount(trx, patronId, today(backend)),
    contact: await contactFactsOf(backend, trx, patronId),
  };
  const no = refuseHold(facts, body.contact, holds);
  if (no !== null) return refused(no);
  const placed = await addHold(trx, {
    titleId,
    patronId: patronId,
    // D36: provisional until staff approve, unless the library approves all.
    state: holds.approval === "automatic" ? "approved" : "applied",
    pickup: body.pickup,
    contact: body.contact,
    placedAt: backend.clock.now(),
  });
  return ok({ hold: await holdView(trx, placed, copiesByTitle), remaining: holds.max - live.length - 1 });
}

/** D50, D51. */
export async function changeHold(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
  hold: string,
  body: ChangeHoldBody,
): Promise<Result<Hold, RouteRefusal<"changeHold">>> {
  const row = await ownHold(trx, patronId, hold);
  if (row === null) return refused(refusal("hold-not-found"));
  if (!isChangeable(row.state)) return refused(refusal("hold-not-changeable"));
  const pickupExists = await libraryExists(trx, body.pickup);
  const no = refuseTerms(
    { pickupExists, contact: await contactFactsOf(backend, trx, patronId) },
    body.contact,
  );
  if (no !== null) return refused(no);
  const changed = await changeHoldTerms(trx, row.id, { pickup: body.pickup, contact: body.contact });
  return ok(await holdView(trx, changed));
}

/** D52, D53. */
export async function cancelHold(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
  hold: string,
): Promise<Result<Hold, RouteRefusal<"cancelHold">>> {
  const row = await ownHold(trx, patronId, hold);
  if (row === null) return refused(refusal("hold-not-found"));
  if (!isCancellable(row.state)) return refused(refusal("hold-not-cancellable"));
  return ok(await holdView(trx, await markCancelled(trx, row.id, backend.clock.now())));
}

/** The patron's own hold, read after its title is locked, because staff may be setting a copy aside. */
async function ownHold(trx: WritableDb, patronId: number, hold: string): Promise<HoldRow | null> {
  const id = rowId(hold);
  const row = id === null ? null : await holdOf(trx, patronId, id);
  if (row === null) return null;
  await lockTitle(trx, row.titleId);
  return holdOf(trx, patronId, row.id);
}
