import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Backend } from "../backend.ts";
import { today } from "../deeds/patron-view.ts";
import { openDayAfterClosure } from "../rules/calendar.ts";
import { moveShelfDays, shelfDays } from "../store/holds.ts";
import { dueDays, moveDueDays } from "../store/loans.ts";
import type { Writing } from "../store/schema.ts";

/** A day in a library on which something ends. */
interface LastDay {
  readonly day: IsoDate;
  readonly library: LibraryId;
}

/**
 * 1.7, 1.9: when a library closes on short notice (a typhoon) and the day is entered among its closed days, loans due
 * on it and shelf times that end on it move to its next open day. Patrons only ever gain time. Answers how many moved.
 */
export async function moveOffClosedDays(backend: Backend, trx: Writing): Promise<number> {
  const now = today(backend);
  const target = ({ day, library }: LastDay): IsoDate | null =>
    openDayAfterClosure(day, library, now, backend.settings);
  let moved = 0;
  for (const last of await dueDays(trx)) {
    const to = target(last);
    if (to !== null) moved += await moveDueDays(trx, last.day, last.library, to);
  }
  for (const last of await shelfDays(trx)) {
    const to = target(last);
    if (to !== null) moved += await moveShelfDays(trx, last.day, last.library, to);
  }
  return moved;
}
