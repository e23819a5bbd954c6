import type { StaffCopy, StaffHold } from "#contract/domain/staff.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import { copiesOf, type StoredCopy } from "../../store/copies.ts";
import { queuePositions } from "../../store/holds.ts";
import { movesOf } from "../../store/moves.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { type CardHold, cardHoldsById } from "../../store/staff-holds.ts";
import { titleLine, titlesById } from "../../store/titles.ts";

/** A copy for lists of staff. */
export function copyView({ barcode, library, place, closedStacks, callNumber }: StoredCopy): StaffCopy {
  return { barcode, library, place, closedStacks, callNumber };
}

/** The titles of these ids for lists. Throws when one is missing, which foreign keys prevent. */
export async function titleViews(
  db: ReadableDb,
  ids: readonly number[],
): Promise<{ readonly get: (id: number) => TitleLine }> {
  const titles = await titlesById(db, [...new Set(ids)]);
  return {
    get(id) {
      const title = titles.get(id);
      if (title === undefined) throw new Error("A hold or a copy has lost its title.");
      return titleLine(title);
    },
  };
}

/** The copies of these titles, by the copy's id. */
export async function copiesById(
  db: ReadableDb,
  titleIds: readonly number[],
): Promise<ReadonlyMap<number, StoredCopy>> {
  const byTitle = await copiesOf(db, [...new Set(titleIds)]);
  return new Map([...byTitle.values()].flat().map((copy) => [copy.id, copy]));
}

/** Holds as staff see them, in the order given. */
export async function holdViews(db: ReadableDb, rows: readonly CardHold[]): Promise<readonly StaffHold[]> {
  const titleIds = rows.map((row) => row.titleId);
  const titles = await titleViews(db, titleIds);
  const copies = await copiesById(db, titleIds);
  const positions = await queuePositions(db, rows);
  const moves = await movesOf(
    db,
    rows.flatMap((row) => row.copyId ?? []),
  );
  return rows.map((row) => {
    const copy = row.copyId === null ? undefined : copies.get(row.copyId);
    return {
      id: String(row.id),
      card: row.cardNumber,
      title: titles.get(row.titleId),
      state: row.state,
      position: positions.get(row.id) ?? null,
      pickup: row.pickup,
      contact: row.contact,
      placedAt: new Date(row.placedAt).toISOString(),
      copy: copy === undefined ? null : copyView(copy),
      arrives: row.copyId === null ? null : (moves.get(row.copyId)?.arrivesOn ?? null),
      shelf: row.shelf,
      readyUntil: row.readyUntil,
    };
  });
}

/** One hold as staff see it. Throws when it is not there. */
export async function holdView(db: ReadableDb, id: number): Promise<StaffHold> {
  const [view] = await holdViews(db, await cardHoldsById(db, [id]));
  if (view === undefined) throw new Error("A hold that was just read is not there.");
  return view;
}
