import type { ClearLine, ClearList, CourierList } from "#contract/domain/staff.ts";
import { ok } from "#contract/result.ts";
import type { Backend } from "../../backend.ts";
import { libraryExists } from "../../store/libraries.ts";
import { type MoveRow, movesToClear, movesUnderWay } from "../../store/moves.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { titleOfCopies } from "../../store/staff-copies.ts";
import { holdsByCopy } from "../../store/staff-holds.ts";
import { today } from "../patron-view.ts";
import { PAGE_LINES } from "./page.ts";
import { refuseAsPatrons, type StaffResult } from "./staff-result.ts";
import { copiesById, copyView, titleViews } from "./views.ts";

/** The data of a copy in transit for lists: the copy, its title, and its hold. */
async function travellers(db: ReadableDb, moves: readonly MoveRow[]) {
  const ids = moves.map((move) => move.copyId);
  const titleIds = await titleOfCopies(db, ids);
  const copies = await copiesById(db, titleIds);
  const titles = await titleViews(db, titleIds);
  const holds = await holdsByCopy(db, ids);
  return moves.map((move) => {
    const copy = copies.get(move.copyId);
    if (copy === undefined) throw new Error("A move has lost its copy.");
    const hold = holds.get(move.copyId);
    const shown = { copy: copyView(copy), title: titles.get(copy.titleId) };
    return { move, line: { ...shown, hold: hold === undefined ? null : String(hold) } };
  });
}

/** Copies that must leave a hold shelf (or are in transit), in the given order. */
export async function clearLines(db: ReadableDb, moves: readonly MoveRow[]): Promise<readonly ClearLine[]> {
  const lines = await travellers(db, moves);
  return lines.map(({ move, line }) => ({ ...line, shelf: move.shelf, to: move.toLibrary }));
}

/** The copies that must leave the hold shelf of this library. Refusal: `unknown-library`. */
export async function clearList(db: ReadableDb, library: string): Promise<StaffResult<ClearList>> {
  if (!(await libraryExists(db, library))) return refuseAsPatrons("unknown-library");
  return ok({ library, lines: await clearLines(db, await movesToClear(db, library, PAGE_LINES)) });
}

/** D39: copies expected by courier at this library, and late ones. Refusal: `unknown-library`. */
export async function courierList(
  backend: Pick<Backend, "clock" | "settings">,
  db: ReadableDb,
  library: string,
): Promise<StaffResult<CourierList>> {
  if (!(await libraryExists(db, library))) return refuseAsPatrons("unknown-library");
  const date = today(backend);
  const lines = await travellers(db, await movesUnderWay(db, library, PAGE_LINES));
  return ok({
    library,
    lines: lines.flatMap(({ move, line }) => {
      const { fromLibrary: from, sentAt, arrivesOn: arrives } = move;
      if (sentAt === null) return [];
      const late = arrives !== null && arrives < date;
      return [{ ...line, from, sentAt: new Date(sentAt).toISOString(), arrives, late }];
    }),
  });
}
