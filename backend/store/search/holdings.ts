import { CompiledQuery } from "kysely";
import { listed } from "../bulk.ts";
import type { CopiesTable, ReadableDb } from "../schema.ts";
import { lendableToken, libraryToken } from "./tokens.ts";

/** Location tokens of the copies of these titles, from `copies`; titles without copies are left out. */
export async function holdingsOf(
  db: ReadableDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  // While a library moves, PostgreSQL's ids are read as they are copied: as texts.
  const list = listed(db, ids.map(Number));
  const { rows } = await db.executeQuery<Pick<CopiesTable, "titleId" | "libraryId" | "kept">>(
    CompiledQuery.raw(
      `select title_id, library_id, kept from copies where title_id in (select v from ${list.sql})`,
      [list.parameter],
    ),
  );
  const byTitle = new Map<number, Set<string>>();
  for (const { titleId, libraryId, kept } of rows) {
    const tokens = byTitle.get(titleId) ?? new Set<string>();
    tokens.add(libraryToken(libraryId));
    if (kept === null) tokens.add(lendableToken(libraryId)).add(lendableToken(null));
    byTitle.set(titleId, tokens);
  }
  return new Map([...byTitle].map(([id, tokens]) => [id, [...tokens]]));
}
