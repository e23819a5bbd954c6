import { sql } from "kysely";
import { engineOf } from "../engine.ts";
import type { ReadableDb } from "../schema.ts";
import { fts5 } from "./fts5.ts";
import { COUNT_CAP, countUpTo, firstHits, hits, idsOf, MANY, type Page, type Search } from "./hits.ts";
import { condition } from "./index-engine.ts";
import type { Match } from "./match.ts";
import { BY_TITLE, inOrder, orderOf, sortedIds } from "./orders.ts";
import {
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
  withoutCopies,
  withoutEarlier,
} from "./search-query.ts";
import { tsvector } from "./tsvector.ts";

/** Ids of one page, and the count of all hits up to `COUNT_CAP`. */
export interface Found {
  readonly ids: readonly number[];
  readonly total: number;
  readonly more: boolean;
  /** The reach of the best results (D76); `strict` = exact spelling. */
  readonly reach: "strict" | "sounds" | "loose";
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
    const first = await firstHits(search, match);
    if (first.length === 0) continue;
    const total = Math.min(first.length, COUNT_CAP);
    const limit = Math.max(0, Math.min(searchQuery.limit, total - searchQuery.offset));
    const page: Page = { offset: searchQuery.offset, limit };
    const ids = limit === 0 ? [] : await pageOf(search, match, reach, first, page);
    return { ids, total, more: first.length === MANY, reach: await closest(search, reach) };
  }
  return { ids: [], total: 0, more: false, reach: "strict" };
}

/** The reach of the best results. */
async function closest(search: Search, reach: Exclude<Reach, "strict">): Promise<Found["reach"]> {
  if (reach !== "usual") return reach;
  if (!reachesFurther(search.searchQuery)) return "strict";
  return (await countUpTo(search.db, hits(search, matchOf(search.searchQuery, "strict")), 1)) > 0
    ? "strict"
    : "sounds";
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

/** @param first the first hits of the match: all of them, unless they are `MANY` */
async function pageOf(
  search: Search,
  match: Match,
  reach: Reach,
  first: readonly number[],
  page: Page,
): Promise<readonly number[]> {
  const { sort } = search.searchQuery;
  const isMany = first.length === MANY;
  if (sort !== "relevance") {
    if (!isMany) return sortedIds(search, first, orderOf(sort), page);
    // A library's token is in very many titles: reading them all takes longer than looking up copies for a page.
    return inOrder(search, matchOf(withoutCopies(search.searchQuery), reach), sort, first, page);
  }
  if (isMany) {
    const preferred = firstPreferences(search.searchQuery, reach);
    return partByPart(search, partsOf(search.searchQuery, match, preferred), page);
  }
  const preferred = preferences(search.searchQuery, reach);
  const { position } = search.index;
  const ranks = preferred.map((one, at) => sql`when ${condition(one, position)} then ${sql.lit(at)}`);
  const rank = sql`case ${sql.join(ranks, sql` `)} else ${sql.lit(preferred.length)} end`;
  if (ranks.length === 0) return sortedIds(search, first, BY_TITLE, page);
  return sortedIds(search, first, sql`${rank}, ${BY_TITLE}`, page, true);
}

/** A page of many hits by relevance, read part by part. */
async function partByPart(search: Search, parts: readonly Part[], page: Page): Promise<readonly number[]> {
  const ids: number[] = [];
  let before = 0;
  for (const part of parts) {
    const limit = page.limit - ids.length;
    if (limit === 0) break;
    const found = await hitsOfPart(search, part, before);
    const count = found === null ? MANY : found.length;
    const offset = Math.max(0, page.offset - before);
    before += count;
    if (offset >= count) continue;
    const rest: Page = { offset, limit };
    ids.push(
      ...(found === null
        ? await newest(search, withoutEarlier(part), rest)
        : await sortedIds(search, found, BY_TITLE, rest)),
    );
  }
  return ids;
}

/**
 * The titles in a part and in no earlier part; null if more than `COUNT_CAP`. First counted without excluding earlier parts: if it
 * has more than all of those together, no texts need to be compared.
 */
async function hitsOfPart(search: Search, part: Part, before: number): Promise<readonly number[] | null> {
  if (before > 0) {
    const all = await countUpTo(search.db, hits(search, part.match), MANY + before);
    if (all === 0) return [];
    if (all - before >= MANY) return null;
  }
  const found = await firstHits(search, withoutEarlier(part));
  return found.length === MANY ? null : found;
}

/** The newest records first, in index order. */
function newest(search: Search, match: Match, page: Page): Promise<readonly number[]> {
  return idsOf(
    search.db,
    sql`select hit.id from (${hits(search, match, "newest")}) as hit
      order by hit.id desc limit ${page.limit} offset ${page.offset}`,
  );
}
