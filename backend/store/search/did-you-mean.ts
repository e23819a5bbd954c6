import { sql } from "kysely";
import {
  beginsOneSlipAway,
  isMixedUp,
  isOneSlipAway,
  isWrittenOtherwise,
  oneSlipAway,
} from "../../text/edits.ts";
import { foldStrict } from "../../text/fold.ts";
import { CHIEF, EDGE } from "../../text/pairs.ts";
import { readAs, wordsReadAs } from "../../text/readings.ts";
import { engineOf } from "../engine.ts";
import type { ReadableDb } from "../schema.ts";
import type { TextColumn } from "./columns.ts";
import { fts5 } from "./fts5.ts";
import { all, holds, type Match } from "./match.ts";
import { textsNear, textsWithKeys } from "./suggest.ts";
import { tsvector } from "./tsvector.ts";

/** Proposals per word. */
const MOST = 3;
/** Shorter words are similar to too many others. */
const SHORTEST = 3;
/** Longer words have too many variants to look up. */
const LONGEST_SPELLED_OUT = 12;
/** Maximum number of texts examined that begin with the first half of a word. */
const NEAR = 300;
/** Maximum number of kanji words looked up for a kana word. */
const READ_AS = 2000;
/** Maximum length of a kanji word that is looked up by its first and last characters. */
const LONGEST_BY_ENDS = 5;

/** Distance of a text that only begins with the key. */
const BEGINNING = 3;

const NAMES: readonly TextColumn[] = ["title", "reading", "author"];
const KANA = /^\p{Script=Hiragana}+$/u;
const LATIN = /^[a-z]+$/u;

interface Candidate {
  readonly text: string;
  readonly titles: number;
  readonly textKey: string;
  readonly readingKey: string;
}

/**
 * Terms of this catalogue (titles, people, subjects) similar to a strict key, most likely first: one edit away in writing or
 * reading, or the beginning of such a term; written in kana where the key has kanji, or the other way round (星の王子様); with letters
 * transposed (なつめせきそ), or read kanji by kanji (せつこく for 雪国). For a word in Latin letters also single words of a term. With
 * `beside`, only terms of titles that also contain those words. Frequently confused voiced marks and sounds are covered by the
 * reaches of the search.
 */
export async function spelledAlike(
  db: ReadableDb,
  key: string,
  beside: readonly string[] = [],
): Promise<readonly string[]> {
  if ([...key].length < SHORTEST) return [];
  const found = await candidates(db, key, beside);
  const ranked = found.flatMap((one) => {
    const rank = likeness(one, key);
    // A title that only begins similarly does not replace one word of several.
    return rank === null || (rank === BEGINNING && beside.length > 0) ? [] : [{ ...one, rank }];
  });
  ranked.push(...(LATIN.test(key) ? found.flatMap((one) => latinWords(one, key)) : []));
  ranked.sort((a, b) => a.rank - b.rank || b.titles - a.titles || (a.text < b.text ? -1 : 1));
  // Removes duplicates.
  return [...new Set(ranked.map(({ text }) => text))].slice(0, MOST);
}

/** Distance of a text from a key, 0 = nearest; null = it is the key itself, or unrelated. */
function likeness({ textKey, readingKey }: Candidate, key: string): number | null {
  const keys = [textKey, readingKey].filter((each) => each !== "");
  if (keys.includes(key)) return null;
  if (keys.some((each) => isOneSlipAway(each, key))) return 0;
  if (isWrittenOtherwise(textKey, key)) return 1;
  if (KANA.test(key) && textKey.length < key.length && readAs(textKey, key) !== null) return 1;
  if (keys.some((each) => isMixedUp(each, key))) return 2;
  return keys.some((each) => beginsOneSlipAway(each, key)) ? BEGINNING : null;
}

/** The Latin words of a text that are one edit away from a key. */
function latinWords(one: Candidate, key: string): readonly (Candidate & { readonly rank: number })[] {
  const words = one.text.split(/[^\p{L}\p{N}'’]+/u);
  return words.flatMap((text) => {
    const textKey = foldStrict(text);
    const isAlike = textKey !== key && LATIN.test(textKey) && isOneSlipAway(textKey, key);
    return isAlike ? [{ ...one, text, textKey, rank: 0 }] : [];
  });
}

/**
 * Candidates for similar texts: all edits of a short kana word; kanji words with this kana reading; texts that begin with the
 * first half of the word, or nearly all of it, for an edit after that; texts that contain the second half, for an edit before it;
 * and texts with the first and last characters of a short word, for an edit in the middle.
 */
async function candidates(
  db: ReadableDb,
  key: string,
  beside: readonly string[],
): Promise<readonly Candidate[]> {
  const chars = [...key];
  const middle = Math.max(Math.floor(chars.length / 2), Math.min(2, chars.length - 2));
  const beginnings = new Set([middle, chars.length - 2].map((end) => chars.slice(0, end).join("")));
  const found: Candidate[] = [];
  for (const match of matches(chars, middle))
    found.push(...(await textsFoundBy(db, all([match, ...beside.map((word) => holds(NAMES, word))]))));
  if (beside.length > 0) return found;
  if (chars.length <= LONGEST_SPELLED_OUT) found.push(...(await textsWithKeys(db, oneSlipAway(key), NEAR)));
  if (KANA.test(key)) found.push(...(await textsWithKeys(db, wordsReadAs(key, READ_AS), NEAR)));
  for (const beginning of beginnings)
    if ([...beginning].length > 1) found.push(...(await textsNear(db, beginning, NEAR)));
  return found;
}

function matches(chars: readonly string[], middle: number): readonly Match[] {
  const [first = "", last = ""] = [chars[0], chars.at(-1)];
  const key = chars.join("");
  const isWord = !KANA.test(key);
  return [
    holds(NAMES, chars.slice(middle).join("")),
    ...(LATIN.test(key) || chars.length === SHORTEST
      ? [holds(NAMES, chars.slice(0, Math.max(2, middle)).join(""))]
      : []),
    ...(isWord && chars.length <= LONGEST_BY_ENDS
      ? [all([holds(NAMES, CHIEF + first), holds(NAMES, last + EDGE)])]
      : []),
  ].filter((match) => match.kind !== "phrase" || [...match.text].length > 1);
}

/** Some texts of matching titles. */
async function textsFoundBy(db: ReadableDb, match: Match): Promise<readonly Candidate[]> {
  const index = engineOf(db) === "sqlite" ? fts5 : tsvector;
  const found = await sql<{ readonly suggested: string }>`
    select s.suggested from (${index.hits(match, null)}) as hit
    join title_search s on s.title_id = hit.id limit ${NEAR}`.execute(db);
  const ids = new Set(found.rows.flatMap(({ suggested }) => suggested.split(" ").filter((id) => id !== "")));
  if (ids.size === 0) return [];
  return db
    .selectFrom("searchSuggestions")
    .select(["text", "titles", "textKey", "readingKey"])
    .where("id", "in", [...ids].map(Number))
    .execute();
}
