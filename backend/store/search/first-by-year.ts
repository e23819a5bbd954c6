import { type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "../schema.ts";
import type { Search } from "./hits.ts";
import type { Order } from "./index-engine.ts";

/** Titles `o` by year; of the oldest without those that have no year. */
const BY_YEAR = {
  year: sql`from title_sort o order by o.year desc, o.title_id desc`,
  "year-oldest": sql`from title_sort o where o.year > 0 order by o.year, o.title_id`,
} as const;

/** The last of the first titles. */
interface Last {
  readonly year: number;
  readonly id: number;
}

interface Kept {
  readonly last: Last | null;
  /** By `performance.now()`. */
  readonly readAt: number;
}

/** How long the last of the first titles is kept, in milliseconds. */
const KEPT_MS = 600_000;
const kept = new WeakMap<ReadableDb, Map<string, Kept>>();

/**
 * Null if there are fewer titles. Kept for a while, because each search waits for it, and it takes 20 ms where the titles were imported
 * since PostgreSQL has vacuumed their table. An old one only means more or fewer first titles.
 */
async function lastOf(db: ReadableDb, sort: keyof typeof BY_YEAR, titles: number): Promise<Last | null> {
  const known = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, known);
  const key = `${sort} ${titles}`;
  const before = known.get(key);
  const readAt = performance.now();
  if (before !== undefined && readAt - before.readAt < KEPT_MS) return before.last;
  const { rows } = await sql<Last>`
    select o.year, o.title_id as id ${BY_YEAR[sort]} limit 1 offset ${titles - 1}`.execute(db);
  const [last = null] = rows;
  known.set(key, { last, readAt });
  return last;
}

/**
 * The condition that a row `o` is one of the first titles by year (`SearchIndex.firstByYear`). Null for another order, for a search that
 * is filtered by year, or if there are fewer hits or titles.
 * @param count about how many hits there are
 */
export async function amongFirst(
  { db, index: { firstByYear }, searchQuery: { filters } }: Search,
  sort: Order,
  count: number,
): Promise<RawBuilder<boolean> | null> {
  if (firstByYear === null || count < firstByYear.from || (sort !== "year" && sort !== "year-oldest"))
    return null;
  if (filters.yearFrom !== null || filters.yearTo !== null) return null;
  const last = await lastOf(db, sort, firstByYear.titles);
  if (last === null) return null;
  const { year, id } = last;
  // Not a comparison of two pairs: of that PostgreSQL estimates the years alone.
  return sort === "year"
    ? sql`(o.year > ${year} or (o.year = ${year} and o.title_id >= ${id}))`
    : sql`(o.year between 1 and ${year - 1} or (o.year = ${year} and o.title_id <= ${id}))`;
}
