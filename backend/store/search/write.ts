import { sql } from "kysely";
import { bulkTable, insertRows } from "../bulk.ts";
import type { CatalogueRecord } from "../catalogue-record.ts";
import { engineOf } from "../engine.ts";
import type { WritableDb } from "../schema.ts";
import { addSuggestions, countClasses, dropSuggestions } from "./counts.ts";
import { documentOf, headOf, type SearchDocument } from "./document.ts";
import { fts5 } from "./fts5.ts";
import { holdingsOf } from "./holdings.ts";
import type { SearchIndex } from "./index-engine.ts";
import type { SearchRow, TitleHeadsTable, TitleSortTable } from "./tables.ts";
import { audienceToken } from "./tokens.ts";
import { tsvector } from "./tsvector.ts";

/** Titles written together. */
const BATCH = 500;

const SORT = bulkTable<TitleSortTable, SearchDocument>("title_sort", {
  titleId: ["integer", ({ id }) => id],
  sortKey: ["text", ({ sortKey }) => sortKey],
  authorKey: ["text", ({ authorKey }) => authorKey],
  year: ["integer", ({ year }) => year],
});

const HEADS = bulkTable<TitleHeadsTable, SearchDocument>("title_heads", {
  titleId: ["integer", ({ id }) => id],
  author: ["integer", ({ authorKey }) => headOf(authorKey)],
  title: ["integer", ({ sortKey }) => headOf(sortKey)],
});

function indexOf(trx: WritableDb): SearchIndex {
  return engineOf(trx) === "sqlite" ? fts5 : tsvector;
}

/** Joins tokens with spaces around each, so that each can be matched whole. */
function spaced(tokens: Iterable<string>): string {
  const all = [...tokens];
  return all.length === 0 ? "" : ` ${all.join(" ")} `;
}

function rowOf(
  document: SearchDocument,
  holdings: readonly string[],
  suggested: readonly number[],
): SearchRow {
  return {
    title_id: document.id,
    sort_key: document.sortKey,
    author_key: document.authorKey,
    year: document.year,
    ...document.texts,
    codes: spaced(document.codes),
    facets: spaced(new Set([...document.facets, ...holdings])),
    suggested: suggested.join(" "),
  };
}

/**
 * Adds titles to the search. Each id is a row of `titles` and not indexed yet (`unindexTitles` removes an earlier state).
 * Locations come from the record and from `copies`, whichever was written first. About 100 microseconds a title on SQLite; best
 * with a few hundred titles per call.
 */
export async function indexTitles(
  trx: WritableDb,
  titles: readonly { readonly id: number; readonly record: CatalogueRecord }[],
): Promise<void> {
  for (let at = 0; at < titles.length; at += BATCH) {
    const documents = titles.slice(at, at + BATCH).map(({ id, record }) => documentOf(id, record));
    const holdings = await holdingsOf(
      trx,
      documents.map(({ id }) => id),
    );
    const suggested = await addSuggestions(trx, documents);
    await countClasses(
      trx,
      documents.flatMap(({ classes }) => classes),
      1,
    );
    await indexOf(trx).add(
      trx,
      documents.map((one) => rowOf(one, holdings.get(one.id) ?? [], suggested.get(one.id) ?? [])),
    );
    if (!indexOf(trx).hasNarrowKeys) continue;
    await insertRows(trx, SORT.table, documents.map(SORT.rowOf));
    await insertRows(trx, HEADS.table, documents.map(HEADS.rowOf));
  }
}

/** Removes titles from the search; unknown ids are ignored. */
export async function unindexTitles(trx: WritableDb, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const rows = await trx
      .selectFrom("titleSearch")
      .select(["titleId", "codes", "facets", "suggested"])
      .where("titleId", "in", batch)
      .execute();
    if (rows.length === 0) continue;
    await dropSuggestions(
      trx,
      rows.map(({ suggested, facets }) => ({
        texts: suggested
          .split(" ")
          .filter((id) => id !== "")
          .map(Number),
        isForChildren: facets.split(" ").includes(audienceToken("children")),
      })),
    );
    await countClasses(
      trx,
      rows.flatMap(({ codes }) => classesOf(codes)),
      -1,
    );
    const found = rows.map(({ titleId }) => titleId);
    await indexOf(trx).remove(trx, found);
    if (indexOf(trx).hasNarrowKeys) await trx.deleteFrom("titleSort").where("titleId", "in", found).execute();
  }
}

/** The counted classes among the codes of a title: up to three digits. */
function classesOf(codes: string): string[] {
  return codes
    .split(" ")
    .filter((code) => /^n\d{1,3}$/u.test(code))
    .map((code) => code.slice(1));
}

/**
 * Updates the search after copies of these titles were added, moved or changed other than by an import. Not needed for copies
 * that were removed, lent or are missing.
 */
export async function reindexCopies(trx: WritableDb, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const rows = await trx
      .selectFrom("titleSearch")
      .innerJoin("titleSort", "titleSort.titleId", "titleSearch.titleId")
      .selectAll("titleSearch")
      .select(["titleSort.sortKey", "titleSort.authorKey", "titleSort.year"])
      .where("titleSearch.titleId", "in", batch)
      .execute();
    const holdings = await holdingsOf(trx, batch);
    const changed = rows.flatMap((row): SearchRow[] => {
      const facets = new Set(row.facets.split(" ").filter((token) => token !== ""));
      const missing = (holdings.get(row.titleId) ?? []).filter((token) => !facets.has(token));
      if (missing.length === 0) return [];
      const { titleId, sortKey, authorKey, ...rest } = row;
      const keys = { title_id: titleId, sort_key: sortKey, author_key: authorKey };
      return [{ ...rest, ...keys, facets: spaced([...facets, ...missing]) }];
    });
    if (changed.length === 0) continue;
    await indexOf(trx).remove(
      trx,
      changed.map(({ title_id }) => title_id),
    );
    await indexOf(trx).add(trx, changed);
  }
}

/**
 * Call before adding very many titles (an empty catalogue, a whole library). On PostgreSQL it drops the index, which `afterBulk`
 * recreates: several times faster than updating it, but searches wait meanwhile, so not while the library is open. On SQLite it
 * does nothing.
 */
export async function beforeBulk(trx: WritableDb): Promise<void> {
  await indexOf(trx).beforeBulk(trx);
}

/** Runs work in a transaction: its own, or an existing one. */
export type Step = <T>(work: (trx: WritableDb) => Promise<T>) => Promise<T>;

/**
 * Call after adding very many titles, or from time to time: merges the index and updates the planner's statistics. In small
 * steps, so that on SQLite patrons' writes can run in between.
 */
export async function afterBulk(step: Step): Promise<void> {
  let isFirst = true;
  while (await step((trx) => indexOf(trx).makeWhole(trx, isFirst))) isFirst = false;
  for (const table of ["title_search", "title_sort", "search_suggestions", "copies"])
    await step(async (trx) => {
      // A view has no statistics.
      if (table !== "title_sort" || indexOf(trx).hasNarrowKeys)
        await sql`analyze ${sql.table(table)}`.execute(trx);
    });
}
