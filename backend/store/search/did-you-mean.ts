import { sql } from "kysely";
import { isOneSlipAway, oneSlipAway } from "../../text/edits.ts";
import { engineOf } from "../engine.ts";
import type { Reading } from "../schema.ts";
import { fts5 } from "./fts5.ts";
import { holds } from "./match.ts";
import { textsNear, textsWithKeys } from "./suggest.ts";
import { tsvector } from "./tsvector.ts";

/** Proposals per word. */
const MOST = 3;
/** Shorter words are one slip from everything. */
const SHORTEST = 3;
/** Longer words have too many slips to look all of them up. */
const LONGEST_SPELLED_OUT = 12;
/** Texts looked at that begin like the first half of a word. */
const NEAR = 300;

interface Candidate {
  readonly text: string;
  readonly titles: number;
  readonly textKey: string;
  readonly readingKey: string;
}

/**
 * Texts of this catalogue (titles, people, subjects) whose writing or reading is one slip away from a strict key, those
 * of most titles first. The voiced marks and sounds that are mixed up most are tiers of the search and need no
 * proposal. Three looks: every slip of a short word in kana, one by one; what begins with the first half of the word, for
 * a slip in its second half; and what holds the second half, for a slip in the first.
 */
export async function spelledAlike(db: Reading, key: string): Promise<readonly string[]> {
  const chars = [...key];
  if (chars.length < SHORTEST) return [];
  const spelledOut = chars.length <= LONGEST_SPELLED_OUT ? oneSlipAway(key) : [];
  const middle = Math.floor(chars.length / 2);
  const isLong = chars.length > SHORTEST;
  const found: readonly Candidate[] = [
    ...(await textsWithKeys(db, spelledOut, NEAR)),
    ...(isLong ? await textsNear(db, chars.slice(0, middle).join(""), NEAR) : []),
    ...(isLong ? await textsHolding(db, chars.slice(middle).join("")) : []),
  ];
  const alike = found.filter(
    ({ textKey, readingKey }) =>
      textKey !== key &&
      readingKey !== key &&
      (isOneSlipAway(textKey, key) || (readingKey !== "" && isOneSlipAway(readingKey, key))),
  );
  // Found in more than one way it is still one.
  const texts = [...alike].sort((a, b) => b.titles - a.titles || (a.text < b.text ? -1 : 1));
  return [...new Set(texts.map(({ text }) => text))].slice(0, MOST);
}

/** The texts of titles that hold a strict key of two characters or more, some of them. */
async function textsHolding(db: Reading, key: string): Promise<readonly Candidate[]> {
  const index = engineOf(db) === "sqlite" ? fts5 : tsvector;
  const found = await sql<{ readonly suggested: string }>`
    select s.suggested from (${index.hits(holds(["title", "reading", "author"], key), null)}) as hit
    join title_search s on s.title_id = hit.id limit ${NEAR}`.execute(db);
  const ids = new Set(found.rows.flatMap(({ suggested }) => suggested.split(" ").filter((id) => id !== "")));
  if (ids.size === 0) return [];
  return db
    .selectFrom("searchSuggestions")
    .select(["text", "titles", "textKey", "readingKey"])
    .where("id", "in", [...ids].map(Number))
    .execute();
}
