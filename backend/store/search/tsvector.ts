import { type RawBuilder, sql } from "kysely";
import { TEXT_COLUMNS, TOKEN_COLUMNS } from "./columns.ts";
import { condition, type SearchIndex } from "./index-engine.ts";
import { lexemesOf } from "./lexemes.ts";
import type { Match } from "./match.ts";
import { startsOf, type WantedLexeme, wantedIn } from "./starts.ts";

/** Lexemes contain only letters, digits and marks, so quoting is safe. */
function quoted({ lexeme, beginning }: WantedLexeme): string {
  return `'${lexeme}'${beginning ? ":*" : ""}`;
}

/** The index query for a match: a superset of the matching titles for a phrase. */
export function tsquery(match: Match): string {
  switch (match.kind) {
    case "phrase": {
      const together = match.columns.map((column) => {
        return `(${[...new Set(wantedIn(column, match.text).map(quoted))].join(" & ")})`;
      });
      return `(${together.join(" | ")})`;
    }
    case "token":
      return quoted({ lexeme: match.token, beginning: match.beginning });
    case "all":
      return `(${match.of.map(tsquery).join(" & ")})`;
    case "any":
      return `(${match.of.map(tsquery).join(" | ")})`;
    case "but":
      // Not "and not": the index could exclude a title that has the pairs in another order.
      return isExact(match.not) ? `(${tsquery(match.of)} & !${tsquery(match.not)})` : tsquery(match.of);
  }
}

/** Whether the index query is exact: a single lexeme or token is, several lexemes need not be adjacent. */
function isExact(match: Match): boolean {
  switch (match.kind) {
    case "phrase":
      return match.columns.every((column) => wantedIn(column, match.text).length === 1);
    case "token":
      return true;
    case "all":
    case "any":
      return match.of.every(isExact);
    case "but":
      return isExact(match.of) && isExact(match.not);
  }
}

/** The condition to be checked against the texts. */
function recheck(match: Match): RawBuilder<boolean> | null {
  if (isExact(match)) return null;
  if (match.kind === "all") {
    const parts = match.of.map(recheck).filter((part) => part !== null);
    return sql`(${sql.join(parts, sql.raw(" and "))})`;
  }
  if (match.kind === "but") {
    const first = recheck(match.of) ?? sql<boolean>`true`;
    if (isExact(match.not)) return first;
    return sql`(${first} and not ${condition(match.not, "strpos")})`;
  }
  return condition(match, "strpos");
}

function upTo(asOf: number | null): RawBuilder<unknown> {
  return asOf === null ? sql`` : sql` and s.title_id <= ${asOf}`;
}

function hits(match: Match, asOf: number | null): RawBuilder<unknown> {
  return sql`select s.title_id as id from title_search s where ${isHit(match, asOf)}`;
}

const TITLES = sql`title_search s cross join lateral (select s.title_id, s.sort_key, s.author_key, s.year) as o`;

/** The condition that a row `s` is a hit. */
function isHit(match: Match, asOf: number | null): RawBuilder<unknown> {
  const again = recheck(match);
  const exactly = again === null ? sql`` : sql` and ${again}`;
  return sql`s.words @@ ${tsquery(match)}::tsquery${exactly}${upTo(asOf)}`;
}

const TYPES = [
  ["title_id", "bigint"],
  ["sort_key", "text"],
  ["author_key", "text"],
  ["year", "integer"],
  ...[...TEXT_COLUMNS, ...TOKEN_COLUMNS, "suggested"].map((name) => [name, "text"]),
] as const;

const NEVER = Number.POSITIVE_INFINITY;

/** PostgreSQL: the pairs and starts of a title in one tsvector with a GIN index; results are checked against the text. */
export const tsvector: SearchIndex = {
  oneByOne: sql` offset 0`,
  position: "strpos",
  list: "json_agg",
  hasNarrowKeys: false,

  hits,
  // `offset 0` keeps the planner from merging the two queries: it would read all titles in the wanted order until it has found enough
  // hits. Sorted inside, so that copies are looked up until there are enough.
  found: (match, asOf, order, within) => sql`(
      select o.title_id, o.sort_key, o.author_key, o.year from ${TITLES} where ${isHit(match, asOf)} and ${within}
      order by ${order} offset 0
    ) as o where true`,
  titles: TITLES,

  async countAbout(db, match, asOf) {
    // The planner knows how many titles have a frequent lexeme. It estimates too few for longer words, whose hits are then sorted.
    // Counting takes as long as sorting.
    const { rows } = await sql<Readonly<Record<string, string>>>`explain ${hits(match, asOf)}`.execute(db);
    const [, count] = /rows=(\d+)/u.exec(rows.flatMap(Object.values).join(" ")) ?? [];
    return Number(count ?? 0);
  },

  newest(match, asOf) {
    // Ids are sorted first, and texts and copies then looked up until there are enough. `offset 0` keeps the planner from merging the two.
    const ids = sql`select s.title_id as id from title_search s
      where s.words @@ ${tsquery(match)}::tsquery${upTo(asOf)} order by s.title_id desc offset 0`;
    const again = recheck(match);
    if (again === null) return ids;
    return sql`select hit.id from (${ids}) as hit join title_search s on s.title_id = hit.id where ${again}`;
  },

  listed: (ids) => sql`select unnest(${[...ids]}::bigint[]) as id`,
  // Never by ids: the planner may look for each title in the index.
  scannedFrom: {
    ids: { title: NEVER, author: NEVER, year: NEVER, "year-oldest": NEVER },
    // Sorting 50,000 hits takes 50 to 75 ms, a scan 5 to 10. It may find no page, because editions of a work follow each other. By year,
    // the first titles (below) are faster.
    texts: { title: 50_000, author: 50_000, year: 100_000, "year-oldest": 100_000 },
  },
  // A title takes about as long to scan as a hit to sort, so a scan in vain adds a sixteenth.
  textsScanned: (hits) => Math.max(3000, Math.floor(hits / 16)),
  // Only by year: by title or author, editions of a work stand together, so the first titles often contain no hit. The attempt takes 5 ms,
  // as long as to sort 5000 hits.
  firstByYear: { titles: 20_000, from: 5000 },

  async add(trx, rows) {
    const json = JSON.stringify(
      rows.map((row) => ({ ...row, words: [...lexemesOf(row), ...startsOf(row)].join(" ") })),
    );
    const names = sql.join(TYPES.map(([name]) => sql.ref(name)));
    const typed = sql.join(TYPES.map(([name, type]) => sql`${sql.ref(name ?? "")} ${sql.raw(type ?? "")}`));
    await sql`
      insert into title_search (${names}, words)
      select ${names}, array_to_tsvector(array(select distinct unnest(string_to_array(words, ' '))))
      from json_to_recordset(${json}::json) as given (${typed}, words text)`.execute(trx);
  },

  async remove(trx, ids) {
    await sql`delete from title_search where title_id = any(${[...ids]}::bigint[])`.execute(trx);
  },

  async beforeBulk(trx) {
    await sql`drop index if exists title_search_by_words`.execute(trx);
  },

  async makeWhole(trx) {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`set local maintenance_work_mem = '512MB'`.execute(trx);
    await sql`
      create index if not exists title_search_by_words on title_search
      using gin (words) with (gin_pending_list_limit = 256)`.execute(trx);
    await sql`select gin_clean_pending_list('title_search_by_words')`.execute(trx);
    return false;
  },
};
