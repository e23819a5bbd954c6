import type { LibraryId } from "#contract/domain/library.ts";
import type { LibraryEntry } from "../rules/library-file.ts";
import {
  allLibraries,
  type Belongings,
  belongingsOf,
  replaceLibraries,
  type StoredLibrary,
} from "../store/libraries.ts";
import { lockName } from "../store/locks.ts";
import type { WritableDb } from "../store/schema.ts";

/** The changes by library id. */
export interface LibraryChanges {
  readonly added: readonly LibraryId[];
  /** Changed texts, hours or position. */
  readonly changed: readonly LibraryId[];
  readonly same: readonly LibraryId[];
  readonly removed: readonly LibraryId[];
}

/** A library that cannot be removed because it is in use. */
export interface LibraryInUse {
  readonly inUse: LibraryId;
  readonly has: Belongings;
}

/**
 * D1: replaces the libraries by these, in this order. Equal input changes nothing. Returns `LibraryInUse` without a change if a
 * library to be removed has copies, holds, loans or copies in transit.
 */
export async function setLibraries(
  trx: WritableDb,
  wanted: readonly LibraryEntry[],
): Promise<LibraryChanges | LibraryInUse> {
  await lockName(trx, "libraries");
  const before = await allLibraries(trx);
  const ids = new Set(wanted.map(({ id }) => id));
  const removed = before.map(({ id }) => id).filter((id) => !ids.has(id));
  for (const id of removed) {
    const has = await belongingsOf(trx, id);
    if (Object.values(has).some((count) => count > 0)) return { inUse: id, has };
  }
  const wasAt = new Map(before.map((library, place) => [library.id, digest(library, place)]));
  const kinds = Map.groupBy(wanted.entries(), ([place, library]) => {
    const was = wasAt.get(library.id);
    return was === undefined ? "added" : was === digest(library, place) ? "same" : "changed";
  });
  const of = (kind: "added" | "changed" | "same"): LibraryId[] =>
    (kinds.get(kind) ?? []).map(([, { id }]) => id);
  if (removed.length + of("added").length + of("changed").length > 0) await replaceLibraries(trx, wanted);
  return { added: of("added"), changed: of("changed"), same: of("same"), removed };
}

/** All data of a library in comparable form. */
function digest(
  { id, name, shortName, phone, hours, holidayHours, pickupPlace }: StoredLibrary,
  place: number,
): string {
  const texts = [name, shortName, pickupPlace].map(({ ja, en }) => [ja, en]);
  const day = (one: StoredLibrary["holidayHours"]) => one && [one.open, one.close];
  return JSON.stringify([place, id, texts, phone, hours.map(day), day(holidayHours)]);
}
