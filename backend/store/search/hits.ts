import { type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "../schema.ts";
import type { SearchIndex } from "./index-engine.ts";
import type { Match } from "./match.ts";
import type { Filters, SearchQuery } from "./search-query.ts";

/** Hits are counted and paged up to this number. */
export const COUNT_CAP = 1000;
/** Every hit up to `COUNT_CAP`, and one more, which shows that there are others. */
export const MANY = COUNT_CAP + 1;

/** The context of a search: query, database and engine. */
export interface Search {
  readonly db: ReadableDb;
  readonly index: SearchIndex;
  readonly searchQuery: SearchQuery;
}

/** A page of the hits. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Whether the filters depend on where copies are now. */
function asksForCopies({ library, onShelf, holdable }: Filters): boolean {
  return library !== null || onShelf || holdable;
}

/**
 * Conditions on the current copies of a title: tokens tell where copies belong and whether they can be lent, the tables where
 * they are now. "On the shelf" is defined as in `store/copies.ts`.
 */
export function copiesNow(
  { searchQuery, index }: Pick<Search, "searchQuery" | "index">,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { filters } = searchQuery;
  const { library, onShelf, holdable } = filters;
  if (!asksForCopies(filters)) return sql`true`;
  const here = library === null ? sql`` : sql` and c.library_id = ${library}`;
  const lent = sql` and c.kept is null and c.missing = 0`;
  const there = sql` and not exists (select 1 from loans where loans.copy_id = c.id)
    and not exists (select 1 from holds where holds.copy_id = c.id)`;
  const some = (what: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select 1 from copies c where c.title_id = ${id}${what}${index.oneByOne})`;
  const asked = onShelf ? some(sql`${here}${lent}${there}`) : library === null ? some(lent) : some(here);
  return library !== null && holdable && !onShelf ? sql`${asked} and ${some(lent)}` : asked;
}

/** The hits of a match, filtered by the current state of the copies. */
export function hits(search: Search, match: Match, which: "hits" | "newest" = "hits"): RawBuilder<unknown> {
  const { index, searchQuery } = search;
  const inner = index[which](match, searchQuery.asOf);
  if (!asksForCopies(searchQuery.filters)) return inner;
  return sql`select hit.id from (${inner}) as hit where ${copiesNow(search, sql`hit.id`)}`;
}

/** Number of rows of a query, no more than `cap`. */
export async function countUpTo(db: ReadableDb, query: RawBuilder<unknown>, cap: number): Promise<number> {
  const counted = await sql<{ readonly n: number }>`
    select count(*) as n from (select 1 from (${query}) as hit limit ${cap}) as counted`.execute(db);
  return Number(counted.rows[0]?.n ?? 0);
}

/** Ids of the hits, no more than `MANY`, in no order. */
export function firstHits(search: Search, match: Match): Promise<readonly number[]> {
  return listOf(search, sql`select id from (${hits(search, match)}) as hit limit ${MANY}`);
}

/** Ids of the hits, newest record first, no more than `limit`. */
export function newestHits(search: Search, match: Match, limit: number): Promise<readonly number[]> {
  const inner = hits(search, match, "newest");
  return listOf(search, sql`select id from (${inner}) as hit order by id desc limit ${limit}`);
}

/** The ids of a query in its order: in one value, because a row for each takes twice as long to read. */
async function listOf({ db, index }: Search, query: RawBuilder<unknown>): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly ids: string | null }>`
    select cast(${sql.raw(index.list)}(id) as text) as ids from (${query}) as listed`.execute(db);
  return JSON.parse(rows[0]?.ids ?? "[]") as readonly number[];
}

/** The ids that a query of one column `id` finds. */
export async function idsOf(
  db: ReadableDb,
  query: RawBuilder<{ readonly id: number }>,
): Promise<readonly number[]> {
  return (await query.execute(db)).rows.map((row) => row.id);
}
