import { sql } from "kysely";
import { engineOf } from "../engine.ts";
import type { ReadableDb } from "../schema.ts";
import { fts5 } from "./fts5.ts";
import { COUNT_CAP, countUpTo, firstHits, hits, MANY, newestHits, type Page, type Search } from "./hits.ts";
import { condition } from "./index-engine.ts";
import type { Match } from "./match.ts";
import { BY_TITLE, inOrder, orderOf, sortedIds } from "./orders.ts";
import { type Part, partsOf, withoutEarlier } from "./parts.ts";
import {
  firstPreferences,
  matchOf,
  NO_FILTERS,
  preferences,
  type Reach,
  reachesFurther,
  reachesOf,
  type SearchQuery,
  type Term,
  withoutCopies,
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
    return { ids, total, more: first.length === MANY, reach: await closest(search, reach, ids) };
  }
  return { ids: [], total: 0, more: false, reach: "strict" };
}

/** The reach of the best results. @param page some of them, which are looked at first: the index takes longer */
async function closest(
  search: Search,
  reach: Exclude<Reach, "strict">,
  page: readonly number[],
): Promise<Found["reach"]> {
  if (reach !== "usual") return reach;
  if (!reachesFurther(search.searchQuery)) return "strict";
  const { db, index, searchQuery } = search;
  const strict = matchOf(searchQuery, "strict");
  const onPage = sql`
    select 1 from (${index.listed(page)}) as hit join title_search s on s.title_id = hit.id
    where ${condition(strict, index.position)}`;
  if (page.length > 0 && (await countUpTo(db, onPage, 1)) > 0) return "strict";
  return (await countUpTo(db, hits(search, strict), 1)) > 0 ? "strict" : "sounds";
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
    const offset = Math.max(0, page.offset - before);
    const { count, ids: ofPart } = await hitsOfPart(search, part, before, offset + limit);
    before += count;
    if (offset >= count) continue;
    const isMany = count === MANY;
    ids.push(
      ...(isMany
        ? ofPart.slice(offset, offset + limit)
        : await sortedIds(search, ofPart, BY_TITLE, { offset, limit })),
    );
  }
  return ids;
}

/** The titles in a part and in no earlier part. */
interface HitsOfPart {
  /** `MANY` for more than `COUNT_CAP`. */
  readonly count: number;
  /** All of them, newest first; of `MANY` at least those up to the end of the page. */
  readonly ids: readonly number[];
}

/**
 * After parts with hits, it is counted without excluding those: if it has at least `MANY` more, no texts are compared but those of the
 * page.
 * @param before hits of the earlier parts
 * @param end of the page in this part
 */
async function hitsOfPart(search: Search, part: Part, before: number, end: number): Promise<HitsOfPart> {
  if (before === 0) {
    const ids = await newestHits(search, part.match, MANY);
    return { count: ids.length, ids };
  }
  const all = await countUpTo(search.db, hits(search, part.match), MANY + before);
  if (all === 0) return { count: 0, ids: [] };
  const isMany = all - before >= MANY;
  const ids = await newestHits(search, withoutEarlier(part), isMany ? end : MANY);
  return { count: isMany ? MANY : ids.length, ids };
}
