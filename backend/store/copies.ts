import type { Copy, CopyStatus } from "#contract/domain/title.ts";
import { QUEUED_STATES } from "../rules/hold-life.ts";
import type { ReadableDb } from "./schema.ts";

/** A copy with its current status. */
export interface StoredCopy extends Copy {
  readonly id: number;
  readonly titleId: number;
}

/** The status of a copy is derived from loans, holds and moves; it is not stored, so it cannot be inconsistent. */
function statusOf(row: {
  readonly missing: 0 | 1;
  readonly dueDate: string | null;
  readonly holdState: string | null;
  readonly moveShelf: string | null;
  readonly moveTo: string | null;
}): CopyStatus {
  if (row.missing === 1) return "missing";
  if (row.dueDate !== null) return "on-loan";
  // Its hold has ended or passed on, and staff have not cleared it from the hold shelf yet.
  if (row.moveShelf !== null) return "on-hold-shelf";
  if (row.moveTo !== null || row.holdState === "in-transit") return "in-transit";
  return row.holdState === "ready" ? "on-hold-shelf" : "on-shelf";
}

/** The copies of these titles, by title, in the order of the libraries. */
export async function copiesOf(
  db: ReadableDb,
  titleIds: readonly number[],
): Promise<ReadonlyMap<number, StoredCopy[]>> {
  const byTitle = new Map<number, StoredCopy[]>(titleIds.map((id) => [id, []]));
  if (titleIds.length === 0) return byTitle;
  const rows = await db
    .selectFrom("copies")
    .innerJoin("libraries", "libraries.id", "copies.libraryId")
    .leftJoin("loans", "loans.copyId", "copies.id")
    .leftJoin("holds", "holds.copyId", "copies.id")
    .leftJoin("moves", "moves.copyId", "copies.id")
    .selectAll("copies")
    .select([
      "loans.dueDate",
      "holds.state as holdState",
      "moves.shelf as moveShelf",
      "moves.toLibrary as moveTo",
    ])
    .where("copies.titleId", "in", titleIds)
    .orderBy("libraries.place")
    .orderBy("copies.id")
    .execute();
  for (const row of rows) {
    byTitle.get(row.titleId)?.push({
      id: row.id,
      titleId: row.titleId,
      barcode: row.barcode,
      library: row.libraryId,
      place: { ja: row.placeJa, en: row.placeEn },
      closedStacks: row.closedStacks === 1,
      callNumber: row.callNumber,
      kept: row.kept,
      status: statusOf(row),
      dueDate: row.dueDate,
    });
  }
  return byTitle;
}

/** Length of the queue by title (D37); titles without a queue are left out. */
export async function waitingFor(
  db: ReadableDb,
  titleIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (titleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("holds")
    .select(({ fn }) => ["titleId", fn.countAll<number>().as("waiting")])
    .where("titleId", "in", titleIds)
    .where("state", "in", [...QUEUED_STATES])
    .groupBy("titleId")
    .execute();
  return new Map(rows.map((row) => [row.titleId, Number(row.waiting)]));
}
