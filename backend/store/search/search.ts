import { type RawBuilder, sql } from "kysely";
import { engineOf } from "../engine.ts";
import type { ReadableDb } from "../schema.ts";
import { fts5 } from "./fts5.ts";
import { condition, type SearchIndex } from "./index-engine.ts";
import type { Match } from "./match.ts";
import {
  type Filters,
  firstPreferences,
  matchOf,
  NO_FILTERS,
  type Part,
  partsOf,
  preferences,
  type Reach,
  reachesFurther,
  reachesOf,
  type SearchQuery,
  type Term,
  withoutEarlier,
} from "./search-query.ts";
import { tsvector } from "./tsvector.ts";

/** Hits are counted and paged up to this number. */
export const COUNT_CAP = 1000;
/** Up to this number of hits, sorting all of them is faster than scanning titles in order. */
const SORTED_HITS = 15_000;
/** Titles scanned for a page before all hits are sorted instead. */
const LOOKED_THROUGH = 5000;

/** Ids of one page, and the count of all hits up to `COUNT_CAP`. */
export interface Found {
  readonly ids: readonly number[];
  readonly total: number;
  readonly more: boolean;
  /** The reach of the best results (D76); `strict` = exact spelling. */
  readonly reach: "strict" | "sounds" | "loose";
}

/** The context of a search: query, database and engine. */
interface Search {
  readonly db: ReadableDb;
  readonly index: SearchIndex;
  readonly searchQuery: SearchQuery;
}

/**
 * Searches reach by reach (D76), the next one only if nothing is found.
 *
 * The order is always total. Up to `COUNT_CAP` hits are sorted exactly. For more, relevance takes the preferences one after
 * another, each sorted by reading if it has at most `COUNT_CAP` titles, otherwise newest record first, so that a page reads no
 * more of the index than needed.
 */
export async function searchTitles(db: ReadableDb, searchQuery: SearchQuery): Promise<Found> {
  const index = engineOf(db) === "sqlite" ? fts5 : tsvector;
  const search: Search = { db, index, searchQuery };
  for (const reach of reachesOf(searchQuery.field)) {
    const match = matchOf(searchQuery, reach);
    const count = await countUpTo(search, match, COUNT_CAP + 1);
    if (count === 0) continue;
    const total = Math.min(count, COUNT_CAP);
    const limit = Math.max(0, Math.min(searchQuery.limit, total - searchQuery.offset));
    const page: Page = { offset: searchQuery.offset, limit };
    const ids = limit === 0 ? [] : await pageOf(search, match, reach, count, page);
    return { ids, total, more: count > COUNT_CAP, reach: await closest(search, reach) };
  }
  return { ids: [], total: 0, more: false, reach: "strict" };
}

/** The reach of the best results. */
async function closest(search: Search, reach: Exclude<Reach, "strict">): Promise<Found["reach"]> {
  if (reach !== "usual") return reach;
  if (!reachesFurther(search.searchQuery)) return "strict";
  return (await countUpTo(search, matchOf(search.searchQuery, "strict"), 1)) > 0 ? "strict" : "sounds";
}

/** Id of the newest title, 0 in an empty catalogue. */
export async function newestTitle(db: ReadableDb): Promise<number> {
  const row = await db
    .selectFrom("titles")
    .select(({ fn }) => fn.max<number | null>("id").as("id"))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** Whether this word alone finds anything, in any tier and with any copies. */
export async function findsAnything(
  db: ReadableDb,
  field: SearchQuery["field"],
  term: Term,
): Promise<boolean> {
  const searchQuery: SearchQuery = {
    field,
    terms: [term],
    filters: NO_FILTERS,
    sort: "title",
    asOf: null,
    offset: 0,
    limit: 0,
  };
  return (await searchTitles(db, searchQuery)).total > 0;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

async function pageOf(
  search: Search,
  match: Match,
  reach: Reach,
  count: number,
  page: Page,
): Promise<readonly number[]> {
  const { sort } = search.searchQuery;
  if (sort !== "relevance")
    return count <= COUNT_CAP
      ? sorted(search, match, orderOf(sort), page)
      : inOrder(search, match, sort, page);
  if (count > COUNT_CAP) {
    const first = firstPreferences(search.searchQuery, reach);
    return partByPart(search, partsOf(search.searchQuery, match, first), page);
  }
  const preferred = preferences(search.searchQuery, reach);
  const { position } = search.index;
  const ranks = preferred.map((one, at) => sql`when ${condition(one, position)} then ${sql.lit(at)}`);
  const rank = sql`case ${sql.join(ranks, sql` `)} else ${sql.lit(preferred.length)} end`;
  return sorted(search, match, ranks.length === 0 ? BY_TITLE : sql`${rank}, ${BY_TITLE}`, page);
}

/** A page of many hits by relevance, read part by part. */
async function partByPart(search: Search, parts: readonly Part[], page: Page): Promise<readonly number[]> {
  const ids: number[] = [];
  let before = 0;
  for (const part of parts) {
    const limit = page.limit - ids.length;
    if (limit === 0) break;
    const count = await countOfPart(search, part, before);
    const offset = Math.max(0, page.offset - before);
    before += count;
    if (offset >= count) continue;
    const rest: Page = { offset, limit };
    const match = withoutEarlier(part);
    ids.push(
      ...(count <= COUNT_CAP
        ? await sorted(search, match, BY_TITLE, rest)
        : await newest(search, match, rest)),
    );
  }
  return ids;
}

/**
 * Number of titles in a part and in no earlier part, up to `COUNT_CAP + 1`. First counted without excluding earlier parts: if it
 * has more than all of those together, no texts need to be compared.
 */
async function countOfPart(search: Search, part: Part, before: number): Promise<number> {
  const many = COUNT_CAP + 1;
  const all = await countUpTo(search, part.match, many + before);
  if (all === 0 || before === 0) return Math.min(all, many);
  return all - before >= many ? many : countUpTo(search, withoutEarlier(part), many);
}

/** D78: by reading, volumes by number. */
const BY_TITLE = sql`s.sort_key, s.title_id`;

function orderOf(sort: Exclude<SearchQuery["sort"], "relevance">): RawBuilder<unknown> {
  switch (sort) {
    case "title":
      return BY_TITLE;
    case "year":
      return sql`s.year desc, s.title_id desc`;
    case "year-oldest":
      return sql`case when s.year = 0 then 1 else 0 end, s.year, s.title_id`;
    case "author":
      return sql`s.author_key, ${BY_TITLE}`;
  }
}

/**
 * Conditions on the current copies of a title: tokens tell where copies belong and whether they can be lent, the tables where
 * they are now. "On the shelf" is defined as in `store/copies.ts`.
 */
function copiesNow(filters: Filters, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const { library, onShelf, holdable } = filters;
  if (library === null && !onShelf && !holdable) return sql`true`;
  const here = library === null ? sql`` : sql` and c.library_id = ${library}`;
  const lent = sql` and c.kept is null and c.missing = 0`;
  const there = sql` and not exists (select 1 from loans where loans.copy_id = c.id)
    and not exists (select 1 from holds where holds.copy_id = c.id)`;
  const some = (what: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select 1 from copies c where c.title_id = ${id}${what})`;
  const asked = onShelf ? some(sql`${here}${lent}${there}`) : library === null ? some(lent) : some(here);
  return library !== null && holdable && !onShelf ? sql`${asked} and ${some(lent)}` : asked;
}

/** The hits of a match, filtered by the current state of the copies. */
function hits(
  { index, searchQuery }: Search,
  match: Match,
  which: "hits" | "newest" = "hits",
): RawBuilder<unknown> {
  const inner = index[which](match, searchQuery.asOf);
  const { library, onShelf, holdable } = searchQuery.filters;
  if (library === null && !onShelf && !holdable) return inner;
  return sql`select hit.id from (${inner}) as hit where ${copiesNow(searchQuery.filters, sql`hit.id`)}`;
}

async function countUpTo(search: Search, match: Match, cap: number): Promise<number> {
  const counted = await sql<{ readonly n: number }>`
    select count(*) as n from (select 1 from (${hits(search, match)}) as hit limit ${cap}) as counted`.execute(
    search.db,
  );
  return Number(counted.rows[0]?.n ?? 0);
}

async function idsOf(db: ReadableDb, query: RawBuilder<{ readonly id: number }>): Promise<readonly number[]> {
  return (await query.execute(db)).rows.map((row) => row.id);
}

/** Sorts all hits. */
function sorted(
  search: Search,
  match: Match,
  order: RawBuilder<unknown>,
  page: Page,
): Promise<readonly number[]> {
  return idsOf(
    search.db,
    sql`with hit as materialized (${hits(search, match)})
      select s.title_id as id from hit join title_search s on s.title_id = hit.id
      order by ${order} limit ${page.limit} offset ${page.offset}`,
  );
}

/** The newest records first, in index order. */
function newest(search: Search, match: Match, page: Page): Promise<readonly number[]> {
  return idsOf(
    search.db,
    sql`select hit.id from (${hits(search, match, "newest")}) as hit
      order by hit.id desc limit ${page.limit} offset ${page.offset}`,
  );
}

/**
 * Many hits in an order other than the index's. If hits are dense, titles are scanned in that order; if a page is not full after
 * `LOOKED_THROUGH` titles, all hits are sorted.
 */
async function inOrder(
  search: Search,
  match: Match,
  sort: Exclude<SearchQuery["sort"], "relevance">,
  page: Page,
): Promise<readonly number[]> {
  if ((await countUpTo(search, match, SORTED_HITS)) >= SORTED_HITS) {
    const ids = await lookedThrough(search, match, sort, page);
    if (ids.length === page.limit) return ids;
  }
  return sorted(search, match, orderOf(sort), page);
}

/** The range of years that can contain hits, to limit the scan. */
function yearsOf({ yearFrom, yearTo }: Filters, sort: "year" | "year-oldest"): RawBuilder<unknown> {
  const from = Math.max(yearFrom ?? 0, sort === "year-oldest" ? 1 : 0);
  return yearTo === null ? sql`s.year >= ${from}` : sql`s.year between ${from} and ${yearTo}`;
}

function lookedThrough(
  search: Search,
  match: Match,
  sort: Exclude<SearchQuery["sort"], "relevance">,
  page: Page,
): Promise<readonly number[]> {
  const { filters, asOf } = search.searchQuery;
  const years = sort === "year" || sort === "year-oldest" ? yearsOf(filters, sort) : sql`true`;
  const order = sort === "year-oldest" ? sql`s.year, s.title_id` : orderOf(sort);
  const until = asOf === null ? sql`` : sql` and s.title_id <= ${asOf}`;
  return idsOf(
    search.db,
    sql`select s.title_id as id
      from (select * from title_search s where ${years} order by ${order} limit ${LOOKED_THROUGH}) as s
      where ${condition(match, search.index.position)} and ${copiesNow(filters, sql`s.title_id`)}${until}
      order by ${order} limit ${page.limit} offset ${page.offset}`,
  );
}
