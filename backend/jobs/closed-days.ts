import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Backend } from "../backend.ts";
import { openDayAfterClosure } from "../rules/calendar.ts";
import { today } from "../services/patron-view.ts";
import { inTransaction } from "../store/database.ts";
import { moveShelfDays, shelfDays } from "../store/holds.ts";
import { libraryIds } from "../store/libraries.ts";
import { dueDays, librariesDue, moveDueDays } from "../store/loans.ts";
import { isTransient } from "../store/transient-errors.ts";
import type { JobDone } from "./job.ts";

/** Something ends on a closed day of a library without an open day nearby; `code` is the library's id. */
class NoOpenDay extends Error {
  override readonly name = "NoOpenDay";
  readonly code: LibraryId;

  constructor(library: LibraryId) {
    super(`The calendar of ${library} has no open day within 400 days.`);
    this.code = library;
  }
}

/** Days in one library on which loans are due or shelf times end. */
interface LastDays {
  readonly due: readonly IsoDate[];
  readonly shelf: readonly IsoDate[];
}

/**
 * D59: when a library closes at short notice (a typhoon) and the day is added to its closed days, loans due on it and shelf times
 * that end on it move to its next open day. Dates only move later. One transaction per library, so that an error affects one
 * only. Counts the moves. Throws when the database is unreachable.
 */
export async function moveOffClosedDays(backend: Backend): Promise<JobDone> {
  const failed: unknown[] = [];
  let count = 0;
  for (const [library, days] of await lastDays(backend)) {
    try {
      const moved = await moveOf(backend, library, days);
      count += moved.count;
      failed.push(...moved.failed);
    } catch (error) {
      if (isTransient(error)) throw error;
      failed.push(error);
    }
  }
  return { count, failed };
}

/** Only days that are closed somewhere: on an ordinary day no loan is read. */
async function lastDays(backend: Backend): Promise<ReadonlyMap<LibraryId, LastDays>> {
  const { db } = backend;
  const now = today(backend);
  const libraries = await libraryIds(db);
  const days = new Map<LibraryId, { due: IsoDate[]; shelf: IsoDate[] }>();
  const of = (library: LibraryId) => {
    const known = days.get(library) ?? { due: [], shelf: [] };
    days.set(library, known);
    return known;
  };
  for (const day of await dueDays(db)) {
    const stays = (library: LibraryId) =>
      openDayAfterClosure(day, library, now, backend.settings) === "stays";
    if (libraries.every(stays)) continue;
    for (const library of await librariesDue(db, day)) of(library).due.push(day);
  }
  for (const { day, library } of await shelfDays(db)) of(library).shelf.push(day);
  return days;
}

async function moveOf(backend: Backend, library: LibraryId, days: LastDays): Promise<JobDone> {
  const now = today(backend);
  const nextOf = (day: IsoDate) => openDayAfterClosure(day, library, now, backend.settings);
  const next = new Map([...days.due, ...days.shelf].map((day) => [day, nextOf(day)]));
  const count = await inTransaction(backend.db, async (trx) => {
    let moved = 0;
    for (const day of days.due)
      moved += await moveTo(next.get(day), (to) => moveDueDays(trx, day, library, to));
    for (const day of days.shelf)
      moved += await moveTo(next.get(day), (to) => moveShelfDays(trx, day, library, to));
    return moved;
  });
  return { count, failed: [...next.values()].includes("no-open-day") ? [new NoOpenDay(library)] : [] };
}

async function moveTo(
  next: ReturnType<typeof openDayAfterClosure> | undefined,
  move: (to: IsoDate) => Promise<number>,
): Promise<number> {
  return typeof next === "object" ? move(next.to) : 0;
}
