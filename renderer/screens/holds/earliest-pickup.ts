import type { Library, LibraryId, LibraryInfo } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { weekdayOf } from "../../dates.ts";
import { hoursOn } from "../shared/opening-hours.ts";

/** Days ahead, because closed days are known for a month. */
const DAYS_AHEAD = 30;
const DAY_MS = 86_400_000;

/** The days from one on, itself first. */
function daysFrom(date: IsoDate): readonly IsoDate[] {
  const start = Date.parse(`${date}T00:00:00Z`);
  return Array.from({ length: DAYS_AHEAD }, (_, day) =>
    new Date(start + day * DAY_MS).toISOString().slice(0, 10),
  );
}

const isOpen = (library: Library, date: IsoDate): boolean => hoursOn(library, date) !== null;

/** The first day on which a copy at `from` can be handed out at `to` (D39); undefined = unknown. */
function arrival(from: Library, to: Library, { courierWeekdays }: LibraryInfo, now: IsoDate) {
  const days = daysFrom(now);
  const taken = days.find((day) => isOpen(from, day));
  if (taken === undefined || from.id === to.id) return taken;
  return days.find((day) => day > taken && courierWeekdays.includes(weekdayOf(day)) && isOpen(to, day));
}

/**
 * The earliest pickup date of a hold placed now, for each pickup library. Empty if there is a queue or no lendable copy on a
 * shelf, because it then depends on returns.
 */
export function earliestDays(
  title: Pick<TitleDetail, "copies" | "waiting">,
  info: LibraryInfo,
  now: IsoDate,
): ReadonlyMap<LibraryId, IsoDate> {
  const earliest = new Map<LibraryId, IsoDate>();
  if (title.waiting > 0) return earliest;
  const standing = title.copies.filter((copy) => copy.kept === null && copy.status === "on-shelf");
  for (const to of info.libraries) {
    const days = info.libraries
      .filter((from) => standing.some((copy) => copy.library === from.id))
      .flatMap((from) => arrival(from, to, info, now) ?? []);
    const [first] = days.toSorted();
    if (first !== undefined) earliest.set(to.id, first);
  }
  return earliest;
}

/** The libraries with the earliest date; none if all are equal. */
export function firstOf(earliest: ReadonlyMap<LibraryId, IsoDate>): readonly LibraryId[] {
  const [first] = [...earliest.values()].toSorted();
  const libraries = [...earliest].filter(([, day]) => day === first).map(([library]) => library);
  return libraries.length === earliest.size ? [] : libraries;
}
