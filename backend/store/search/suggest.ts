import { type RawBuilder, sql } from "kysely";
import type { ReadableDb } from "../schema.ts";
import type { SuggestedText } from "./document.ts";

/** A text that begins like what was typed, and how many titles have it. */
export interface Suggested {
  readonly text: string;
  readonly reading: string;
  readonly titles: number;
}

/** Texts looked at per key, in the order of the key, and of those that many titles have. */
const IN_ORDER = 30;
const COMMON = 600;
/** From so many titles on a text is common; the indexes of the migration say the same. */
const COMMON_TITLES = 8;
/** Greater than every continuation of a key: keys hold letters and digits, and this is the last code point. */
const LAST = "\u{10ffff}";

interface Row extends Suggested {
  readonly textKey: string;
  readonly readingKey: string;
}

const KEYS = [sql`text_key`, sql`reading_key`] as const;
const KINDS: readonly SuggestedText["kind"][] = ["title", "author", "subject"];

/** Which texts are looked for: of one kind, among all books or those for children. */
export interface Wanted {
  readonly kind: SuggestedText["kind"];
  readonly children: boolean;
}

/** Texts whose writing, or whose reading, begins with the key, in the order of the key. */
function beginning(
  db: ReadableDb,
  { kind, children }: Wanted,
  key: string,
  by: RawBuilder<unknown>,
  common: boolean,
) {
  const counted = children ? sql`children` : sql`titles`;
  // Said in the words of the partial indexes, which hold the few that count.
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
 * Texts of one kind whose writing or reading begins with a strict key, each text once, best first: what is exactly
 * this, then what most titles have, then the shortest. Reads a bounded part of the index however many begin like it:
 * the first in the order of the key, and the common ones.
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

/** Texts whose writing or reading is one of these strict keys; those that most titles have first. */
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

/** Texts of any kind whose writing or reading begins like this, up to `limit` of each. */
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
