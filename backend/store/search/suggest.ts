import { type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "../schema.ts";
import type { SuggestedText } from "./document.ts";

/** A suggested text and its number of titles. */
export interface Suggested {
  readonly text: string;
  readonly reading: string;
  readonly titles: number;
}

/** Number of texts read per key, in key order, and among common ones. */
const IN_ORDER = 30;
const COMMON = 600;
/** Number of titles from which a text is common; must match the migration's indexes. */
const COMMON_TITLES = 8;
/** Greater than every continuation of a key: keys contain letters and digits, and this is the last code point. */
const LAST = "\u{10ffff}";

interface Row extends Suggested {
  readonly textKey: string;
  readonly readingKey: string;
}

const KEYS = [sql`text_key`, sql`reading_key`] as const;
const KINDS: readonly SuggestedText["kind"][] = ["title", "author", "subject"];

/** The requested texts: of one kind, among all books or children's books. */
export interface Wanted {
  readonly kind: SuggestedText["kind"];
  readonly children: boolean;
}

/** Texts whose writing, or whose reading, begins with the key, in key order. */
function beginning(
  db: ReadableDb,
  { kind, children }: Wanted,
  key: string,
  by: RawBuilder<unknown>,
  common: boolean,
) {
  const counted = children ? sql`children` : sql`titles`;
  // Written as in the partial indexes, so that they are used.
  const among = children ? sql` and children > 0` : sql``;
  const only = common ? sql` and ${counted} >= ${sql.lit(COMMON_TITLES)}` : sql``;
  const rows = sql`
    select text, reading, ${counted} as titles, text_key, reading_key from search_suggestions
    where kind = ${kind} and ${by} >= ${key} and ${by} < ${key + LAST}${among}${only}
    order by ${by} limit ${common ? COMMON : IN_ORDER}`;
  const most = sql<Row>`select * from (${rows}) as common order by titles desc limit ${IN_ORDER}`;
  return common ? most.execute(db) : sql<Row>`${rows}`.execute(db);
}

/**
 * Texts of one kind whose writing or reading begins with a strict key, without duplicates, best first: exact ones, then by number
 * of titles, then the shortest. Reads a bounded part of the index: the first in key order, and the common ones.
 */
export async function textsBeginning(
  db: ReadableDb,
  wanted: Wanted,
  key: string,
  limit: number,
): Promise<readonly Suggested[]> {
  const found: Row[] = [];
  for (const by of KEYS) {
    const near = (await beginning(db, wanted, key, by, false)).rows;
    found.push(...near);
    if (near.length === IN_ORDER) found.push(...(await beginning(db, wanted, key, by, true)).rows);
  }
  const rank = (row: Row): number => (row.textKey === key || row.readingKey === key ? 0 : 1);
  const length = (row: Row): number => Math.min(...keysFrom(row, key).map((each) => each.length));
  const compare = (a: Row, b: Row): number =>
    rank(a) - rank(b) ||
    b.titles - a.titles ||
    length(a) - length(b) ||
    order(a.readingKey, b.readingKey) ||
    order(a.text, b.text);
  const texts = new Map<string, Suggested>();
  for (const row of found.sort(compare)) {
    if (!texts.has(row.text))
      texts.set(row.text, { text: row.text, reading: row.reading, titles: row.titles });
    if (texts.size === limit) break;
  }
  return [...texts.values()];
}

function keysFrom(row: Row, key: string): readonly string[] {
  return [row.textKey, row.readingKey].filter((each) => each.startsWith(key));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Texts whose writing or reading is one of these strict keys, those with most titles first. */
export async function textsWithKeys(
  db: ReadableDb,
  keys: readonly string[],
  limit: number,
): Promise<readonly Row[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("searchSuggestions")
    .select(["text", "reading", "titles", "textKey", "readingKey"])
    .where("kind", "in", KINDS)
    .where((where) => where.or([where("textKey", "in", keys), where("readingKey", "in", keys)]))
    .orderBy("titles", "desc")
    .orderBy("text")
    .limit(limit)
    .execute();
  return rows;
}

/** Texts of any kind whose writing or reading begins with the key, up to `limit` of each. */
export async function textsNear(db: ReadableDb, key: string, limit: number): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const by of KEYS) {
    for (const kind of KINDS) {
      const rows = await sql<Row>`
        select text, reading, titles, text_key, reading_key from search_suggestions
        where kind = ${kind} and ${by} >= ${key} and ${by} < ${key + LAST} order by ${by} limit ${limit}`.execute(
        db,
      );
      found.push(...rows.rows);
    }
  }
  return found;
}
