import { type RawBuilder, sql } from "kysely";
import { type BulkTable, insertRows } from "../bulk.ts";
import type { WritableDb } from "../schema.ts";
import { TEXT_COLUMNS, TOKEN_COLUMNS } from "./columns.ts";
import { countUpTo } from "./hits.ts";
import type { SearchIndex } from "./index-engine.ts";
import { lexemesIn, lexemesOf } from "./lexemes.ts";
import type { Match } from "./match.ts";

const SEARCH_COLUMNS = ["title_id", ...TEXT_COLUMNS, ...TOKEN_COLUMNS, "suggested"] as const;

function tableOf(name: string, columns: readonly string[]): BulkTable {
  return { name, columns: Object.fromEntries(columns.map((column) => [column, "text" as const])) };
}

const SEARCH_TABLE = tableOf("title_search", SEARCH_COLUMNS);
const INDEX_TABLE = tableOf("title_index", ["rowid", "words"]);

/**
 * A match as an FTS5 expression. Tokens contain only letters, digits and marks, so nothing is query syntax; the quotes are
 * for the spaces between them.
 */
export function fts5Expression(match: Match): string {
  switch (match.kind) {
    case "phrase":
      return `(${match.columns.map((column) => `"${lexemesIn(column, match.text).join(" ")}"`).join(" OR ")})`;
    case "token":
      return `"${match.token}"${match.beginning ? " *" : ""}`;
    case "all":
      return `(${match.of.map(fts5Expression).join(" AND ")})`;
    case "any":
      return `(${match.of.map(fts5Expression).join(" OR ")})`;
    case "but":
      return `(${fts5Expression(match.of)} NOT ${fts5Expression(match.not)})`;
  }
}

/** Index pages merged per step: about 50 ms, in which nothing else is written. `optimize` would take minutes. */
const MERGED_AT_ONCE = 500;

const NEVER = Number.POSITIVE_INFINITY;

/** Number of rows changed by this connection. */
async function changes(trx: WritableDb): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`select total_changes() as count`.execute(trx);
  return rows[0]?.count ?? 0;
}

function hits(match: Match, asOf: number | null): RawBuilder<unknown> {
  const until = asOf === null ? sql`` : sql` and rowid <= ${asOf}`;
  return sql`select rowid as id from title_index where title_index match ${fts5Expression(match)}${until}`;
}

function listed(ids: readonly number[]): RawBuilder<unknown> {
  return sql`select value as id from json_each(${JSON.stringify(ids)})`;
}

/** SQLite: one contentless FTS5 table whose rowid is the title's id; phrases of pairs are exact. */
export const fts5: SearchIndex = {
  oneByOne: sql``,
  position: "instr",
  list: "json_group_array",
  hasNarrowKeys: true,

  hits,
  // The index is walked backwards.
  newest: hits,
  // A cross join is read in this order.
  found: (match, asOf, _, within) =>
    sql`(${hits(match, asOf)}) as hit cross join title_sort o where o.title_id = hit.id and ${within}`,
  titles: sql`title_sort o join title_search s on s.title_id = o.title_id`,
  countAbout: (db, match, asOf, cap) => countUpTo(db, hits(match, asOf), cap),
  listed,
  // A hit takes 0.06 microseconds to list and 0.2 to 0.4 to sort, a title 0.3 to scan by its id. Editions of a work follow each other by
  // title and by author, so a scan by ids may find none of even 50,000 hits there.
  scannedFrom: {
    ids: { title: NEVER, author: NEVER, year: 4000, "year-oldest": 4000 },
    texts: { title: 50_000, author: 50_000, year: 50_000, "year-oldest": 50_000 },
  },
  textsScanned: () => 3000,
  firstByYear: null,

  async add(trx, rows) {
    await insertRows(
      trx,
      SEARCH_TABLE,
      rows.map((row) => SEARCH_COLUMNS.map((name) => row[name])),
    );
    await insertRows(
      trx,
      INDEX_TABLE,
      rows.map((row) => [row.title_id, lexemesOf(row).join(" ")]),
    );
  },

  async remove(trx, ids) {
    await sql`delete from title_index where rowid in (${listed(ids)})`.execute(trx);
    await sql`delete from title_search where title_id in (${listed(ids)})`.execute(trx);
  },

  async beforeBulk() {
    // FTS5 merges incrementally; dropping the index first is no faster (measured).
  },

  async makeWhole(trx, isFirst) {
    const before = await changes(trx);
    // A negative number starts a merge of all segments, a positive one continues it.
    const pages = isFirst ? -MERGED_AT_ONCE : MERGED_AT_ONCE;
    await sql`insert into title_index (title_index, rank) values ('merge', ${pages})`.execute(trx);
    // The insert itself counts as one change.
    return (await changes(trx)) - before >= 2;
  },
};
