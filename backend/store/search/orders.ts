import { type RawBuilder, sql } from "kysely";
import { amongFirst } from "./first-by-year.ts";
import { copiesNow, idsOf, type Page, type Search } from "./hits.ts";
import { condition, type Order, type SearchIndex } from "./index-engine.ts";
import type { Match } from "./match.ts";
import type { Filters } from "./search-query.ts";

/** Titles whose ids are looked for among the hits before all hits are sorted instead. */
const IDS_SCANNED = 20_000;
/** The columns of each order besides the id. */
const KEYS = {
  title: "sort_key",
  author: "author_key, sort_key",
  year: "year",
  "year-oldest": "year",
} as const;

/** D78: by reading, volumes by number. */
export const BY_TITLE = sql`o.sort_key, o.title_id`;

/** The order in SQL, of rows `o` of `title_sort`. */
export function orderOf(sort: Order): RawBuilder<unknown> {
  switch (sort) {
    case "title":
      return BY_TITLE;
    case "year":
      return sql`o.year desc, o.title_id desc`;
    case "year-oldest":
      return sql`case when o.year = 0 then 1 else 0 end, o.year, o.title_id`;
    case "author":
      return sql`o.author_key, ${BY_TITLE}`;
  }
}

/** What titles are compared by: an ascending value of rows `o` of a table. */
interface FirstKey {
  readonly table: "title_sort" | "title_heads";
  readonly key: RawBuilder<string | number>;
}

/** What each order compares first. */
const FIRST_KEYS: Readonly<Record<Order, FirstKey>> = {
  title: { table: "title_sort", key: sql`o.sort_key` },
  author: { table: "title_sort", key: sql`o.author_key` },
  year: { table: "title_sort", key: sql`-o.year` },
  "year-oldest": { table: "title_sort", key: sql`case when o.year = 0 then 1000000 else o.year end` },
};

/** The beginnings of these keys, in a narrow table (`SearchIndex.hasNarrowKeys`). */
const HEADS: Readonly<Partial<Record<Order, FirstKey>>> = {
  title: { table: "title_heads", key: sql`o.title` },
  author: { table: "title_heads", key: sql`o.author` },
};

/** Sorts these titles. `byTexts`: the order also reads rows `s` of `title_search`. */
export function sortedIds(
  search: Search,
  ids: readonly number[],
  order: RawBuilder<unknown>,
  page: Page,
  byTexts = false,
): Promise<readonly number[]> {
  const { listed, titles } = search.index;
  // SQLite reads a cross join in this order; for PostgreSQL it is a join like any other.
  const from = sql`(${listed(ids)}) as hit cross join ${byTexts ? titles : sql`title_sort o`}`;
  return sorted(search, sql`${from} where o.title_id = hit.id`, order, page);
}

/** A page of sorted titles. `from`: what follows `from`, ending in a condition, with sort keys `o`. */
function sorted(
  { db }: Search,
  from: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { offset, limit }: Page,
): Promise<readonly number[]> {
  return idsOf(
    db,
    sql`select o.title_id as id from ${from} order by ${order} limit ${limit} offset ${offset}`,
  );
}

/**
 * Many hits in an order other than the index's. If hits are dense, titles are scanned in that order; by year on PostgreSQL the hits
 * among the first titles are sorted. If neither fills the page, all hits are sorted.
 * @param match without a condition on copies
 * @param first some of the hits, at least up to the end of the page
 */
export async function inOrder(
  search: Search,
  match: Match,
  sort: Order,
  first: readonly number[],
  page: Page,
): Promise<readonly number[]> {
  const { db, index, searchQuery } = search;
  const { asOf } = searchQuery;
  const count = await index.countAbout(db, match, asOf, index.scannedFrom.texts[sort]);
  const scan = scanOf(index, count, sort);
  if (scan !== null) {
    const ids = await scanned(search, match, sort, scan, page);
    if (ids.length === page.limit) return ids;
  }
  // Copies last: looking them up costs more than sorting.
  const copies = copiesNow(search, sql`o.title_id`);
  const sortedWithin = (
    within: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
  ): Promise<readonly number[]> =>
    sorted(search, sql`${index.found(match, asOf, order, within)} and ${copies}`, order, page);
  const near = await amongFirst(search, sort, count);
  if (near !== null) {
    const ids = await sortedWithin(near, scanOrderOf(sort));
    if (ids.length === page.limit) return ids;
  }
  const order = orderOf(sort);
  const few = await byHeads(search, index.hits(match, asOf), sort, first, page);
  if (few !== null) return sorted(search, sql`${few} and ${copies}`, order, page);
  // PostgreSQL sees that the hits of `found` are sorted, but not by an expression, which the order of the oldest has.
  const isSorted = !index.hasNarrowKeys && sort !== "year-oldest";
  return sortedWithin(isSorted ? sql`true` : await withinPage(search, sort, first, page), order);
}

/** Keys of these titles, sorted, from a place on. */
async function keysOf(
  { db, index }: Search,
  ids: readonly number[],
  { table, key }: FirstKey,
  { offset, limit }: Page,
): Promise<readonly (string | number)[]> {
  const { rows } = await sql<{ readonly key: string | number }>`
    select ${key} as key from (${index.listed(ids)}) as hit cross join ${sql.table(table)} o
    where o.title_id = hit.id order by ${key} limit ${limit} offset ${offset}`.execute(db);
  return rows.map((row) => row.key);
}

/** The condition that a title is not behind the last one on the page of these hits: none such is on the page of all hits. */
async function withinPage(
  search: Search,
  sort: Order,
  first: readonly number[],
  { offset, limit }: Page,
): Promise<RawBuilder<boolean>> {
  const by = FIRST_KEYS[sort];
  const [last] = await keysOf(search, first, by, { offset: offset + limit - 1, limit: 1 });
  return last === undefined ? sql`true` : sql`${by.key} <= ${last}`;
}

/**
 * What follows `from` for the hits that by their heads can be on the page. Null if they are more than a quarter of the first hits:
 * reading their keys too would take longer than reading all keys.
 */
async function byHeads(
  search: Search,
  hits: RawBuilder<unknown>,
  sort: Order,
  first: readonly number[],
  { offset, limit }: Page,
): Promise<RawBuilder<unknown> | null> {
  const by = search.index.hasNarrowKeys ? HEADS[sort] : undefined;
  const end = offset + limit;
  const quarter = Math.floor(first.length / 4);
  if (by === undefined || end >= quarter) return null;
  const heads = await keysOf(search, first, by, { offset: end - 1, limit: quarter - end + 1 });
  const [last] = heads;
  if (last === undefined || last === heads.at(-1)) return null;
  return sql`(
      select o.title_id as id from (${hits}) as hit cross join ${sql.table(by.table)} o
      where o.title_id = hit.id and ${by.key} <= ${last}
    ) as few cross join title_sort o where o.title_id = few.id`;
}

/** How titles are scanned, and how many. */
interface Scan {
  readonly by: keyof SearchIndex["scannedFrom"];
  readonly titles: number;
}

/** How to scan titles for so many hits; null = sorting hits is faster. */
function scanOf(index: SearchIndex, count: number, sort: Order): Scan | null {
  const { ids, texts } = index.scannedFrom;
  if (count >= texts[sort]) return { by: "texts", titles: index.textsScanned(count) };
  return count >= ids[sort] ? { by: "ids", titles: IDS_SCANNED } : null;
}

/** The range of years that can contain hits, to limit the scan. */
function yearsOf({ yearFrom, yearTo }: Filters, sort: "year" | "year-oldest"): RawBuilder<unknown> {
  const from = Math.max(yearFrom ?? 0, sort === "year-oldest" ? 1 : 0);
  return yearTo === null ? sql`o.year >= ${from}` : sql`o.year between ${from} and ${yearTo}`;
}

/** The order in which titles are read from an index; of the oldest without those that have no year. */
function scanOrderOf(sort: Order): RawBuilder<unknown> {
  return sort === "year-oldest" ? sql`o.year, o.title_id` : orderOf(sort);
}

function scanned(
  search: Search,
  match: Match,
  sort: Order,
  scan: Scan,
  page: Page,
): Promise<readonly number[]> {
  const { db, index, searchQuery } = search;
  const { filters, asOf } = searchQuery;
  const years = sort === "year" || sort === "year-oldest" ? yearsOf(filters, sort) : sql`true`;
  const order = scanOrderOf(sort);
  const until = asOf === null ? sql`` : sql` and o.title_id <= ${asOf}`;
  const texts = scan.by === "texts" ? sql`join title_search s on s.title_id = o.title_id` : sql``;
  const isHit =
    scan.by === "texts" ? condition(match, index.position) : sql`o.title_id in (${index.hits(match, asOf)})`;
  // The columns of an order are in its index: rows of `title_sort` are not read.
  return idsOf(
    db,
    sql`select o.title_id as id
      from (
        select title_id, ${sql.raw(KEYS[sort])} from title_sort o
        where ${years} order by ${order} limit ${scan.titles}
      ) as o ${texts}
      where ${isHit} and ${copiesNow(search, sql`o.title_id`)}${until}
      order by ${order} limit ${page.limit} offset ${page.offset}`,
  );
}
