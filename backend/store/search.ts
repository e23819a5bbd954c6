import { type RawBuilder, sql } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import type { SearchField, SearchSort } from "#contract/domain/title.ts";
import { indexColumn, matchPhrase } from "../text/bigrams.ts";
import { foldLoose, foldParticles, TIERS } from "../text/fold.ts";
import type { Reading, Writing } from "./schema.ts";

/** Hits are counted up to here. */
export const COUNT_CAP = 1000;

/** What the index is made of: folded values, strict tier. */
export interface IndexedTitle {
  readonly id: number;
  readonly title: readonly string[];
  readonly author: readonly string[];
  readonly other: readonly string[];
}

const KANA = /[\u3041-\u3096]/u;

/** Looser tiers differ only where kana are, so only values with kana are indexed again. */
function looser(values: readonly string[], fold: (strict: string) => string): string {
  return indexColumn(values.filter((value) => KANA.test(value)).map(fold));
}

/** Enters titles in the search index. */
export async function indexTitles(trx: Writing, titles: readonly IndexedTitle[]): Promise<void> {
  for (const { id, title, author, other } of titles) {
    await trx
      .insertInto("titleIndex")
      .values({
        rowid: id,
        title: indexColumn(title),
        author: indexColumn(author),
        other: indexColumn(other),
        title2: looser(title, foldParticles),
        author2: looser(author, foldParticles),
        title3: looser(title, foldLoose),
        author3: looser(author, foldLoose),
      })
      .execute();
  }
}

type WordField = Exclude<SearchField, "ndc">;

const COLUMNS: Readonly<Record<WordField, readonly string[]>> = {
  any: ["title", "author", "other"],
  title: ["title"],
  author: ["author"],
};

const LOOSE_COLUMNS: Readonly<Record<WordField, readonly string[]>> = {
  any: ["title", "author"],
  title: ["title"],
  author: ["author"],
};

/**
 * The FTS5 expression of a query in one tier: every term must be found. In a looser tier a term may still be
 * found strictly, because values without kana stand in the strict columns only.
 */
function matchExpression(terms: readonly string[], field: WordField, tier: number): string {
  return terms
    .map((term) => {
      const strict = `{${COLUMNS[field].join(" ")}} : ${matchPhrase(term)}`;
      const fold = TIERS[tier];
      if (tier === 0 || fold === undefined) return `(${strict})`;
      const columns = LOOSE_COLUMNS[field].map((column) => `${column}${tier + 1}`).join(" ");
      return `(${strict} OR {${columns}} : ${matchPhrase(fold(term))})`;
    })
    .join(" AND ");
}

/** What is searched for; `terms` are strict keys, an ISBN in its 13 digits, for NDC the first digits of a class number. */
export interface Wanted {
  readonly terms: readonly string[];
  readonly field: SearchField;
  readonly sort: SearchSort;
  readonly library: LibraryId | null;
  readonly offset: number;
  readonly limit: number;
}

/** Ids of one page and the count of all hits, up to `COUNT_CAP`. */
export interface Found {
  readonly ids: readonly number[];
  readonly total: number;
  readonly more: boolean;
}

function hitsOf(wanted: Wanted, tier: number): RawBuilder<unknown> {
  if (wanted.field === "ndc") {
    const start = wanted.terms[0] ?? "";
    return sql`select id as rowid from titles where ndc >= ${start} and ndc < ${`${start}:`}`;
  }
  return sql`select rowid from title_index where title_index match ${matchExpression(wanted.terms, wanted.field, tier)}`;
}

function inLibrary(library: LibraryId | null): RawBuilder<unknown> {
  return library === null
    ? sql``
    : sql`where exists (select 1 from copies where copies.title_id = hits.rowid and copies.library_id = ${library})`;
}

/**
 * Relevance: the title or an author is exactly this, the title begins with it, the title holds it, everything
 * else; then the gojuon order. Strings are compared as they are, without patterns.
 */
function orderOf(wanted: Wanted): RawBuilder<unknown> {
  const whole = wanted.terms.join("");
  if (wanted.sort === "title" || wanted.field === "ndc") return sql`t.sort_key, t.id`;
  if (wanted.sort === "year") return sql`t.year is null, t.year desc, t.sort_key, t.id`;
  return sql`case
    when t.title_key = ${whole} or t.reading_key = ${whole} or t.isbn = ${whole} then 0
    when exists (
      select 1 from title_authors ta join authors a on a.id = ta.author_id
      where ta.title_id = t.id and (a.name_key = ${whole} or a.reading_key = ${whole})) then 1
    when substr(t.title_key, 1, length(${whole})) = ${whole}
      or substr(t.reading_key, 1, length(${whole})) = ${whole} then 2
    when instr(t.title_key, ${whole}) > 0 or instr(t.reading_key, ${whole}) > 0 then 3
    else 4 end, t.sort_key, t.id`;
}

async function countOf(db: Reading, wanted: Wanted, tier: number): Promise<number> {
  const counted = await sql<{ readonly n: number }>`
    select count(*) as n from (
      select 1 from (${hitsOf(wanted, tier)}) as hits ${inLibrary(wanted.library)} limit ${COUNT_CAP + 1})`.execute(
    db,
  );
  return counted.rows[0]?.n ?? 0;
}

async function searchTier(db: Reading, wanted: Wanted, tier: number): Promise<Found> {
  const count = await countOf(db, wanted, tier);
  const total = Math.min(count, COUNT_CAP);
  if (wanted.offset >= total) return { ids: [], total, more: count > COUNT_CAP };
  const page = await sql<{ readonly id: number }>`
    select t.id from (${hitsOf(wanted, tier)}) as hits join titles t on t.id = hits.rowid ${inLibrary(wanted.library)}
    order by ${orderOf(wanted)} limit ${Math.min(wanted.limit, total - wanted.offset)} offset ${wanted.offset}`.execute(
    db,
  );
  return { ids: page.rows.map((row) => row.id), total, more: count > COUNT_CAP };
}

/**
 * Searches tier by tier (domain 3.2): a looser tier only when the stricter one finds nothing. Hits beyond
 * `COUNT_CAP` cannot be paged to.
 */
export async function searchTitles(db: Reading, wanted: Wanted): Promise<Found> {
  const tiers = wanted.field === "ndc" ? 1 : TIERS.length;
  for (let tier = 0; tier < tiers; tier += 1) {
    const found = await searchTier(db, wanted, tier);
    if (found.total > 0) return found;
  }
  return { ids: [], total: 0, more: false };
}

/** A suggestion's text and reading. */
export interface Suggested {
  readonly text: string;
  readonly reading: string;
}

/** Greater than every continuation of a key: keys hold letters and digits, and this is the last code point. */
const LAST = "\u{10ffff}";

/** Titles whose title or reading begins with the key; each text once, in gojuon order. */
export async function titlesBeginning(
  db: Reading,
  key: string,
  limit: number,
): Promise<readonly Suggested[]> {
  const found = await sql<Suggested>`
    select title as text, reading from titles
    where (title_key >= ${key} and title_key < ${key + LAST}) or (reading_key >= ${key} and reading_key < ${key + LAST})
    group by title, reading order by min(sort_key), title limit ${limit}`.execute(db);
  return found.rows;
}

/** Authors whose name or reading begins with the key; each once, by reading. */
export async function authorsBeginning(
  db: Reading,
  key: string,
  limit: number,
): Promise<readonly Suggested[]> {
  const found = await sql<Suggested>`
    select name as text, reading from authors
    where (name_key >= ${key} and name_key < ${key + LAST}) or (reading_key >= ${key} and reading_key < ${key + LAST})
    order by reading_key, name limit ${limit}`.execute(db);
  return found.rows;
}
