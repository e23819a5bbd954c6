import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { TitleSummary } from "#contract/domain/title.ts";
import { QUEUED_STATES } from "../../rules/hold-life.ts";
import type { ReadableDb } from "../schema.ts";
import { newestTitle } from "./search.ts";
import { audienceToken, lendableToken, materialToken } from "./tokens.ts";

/** Titles examined to find the newest that can be lent. */
const LOOKED_THROUGH = 5000;
/** Minimum number of patrons per title, because one with a single patron shows no trend and could reveal that patron. */
const FEWEST_PEOPLE = 2;
/** Titles whose loans and holds are counted by one statement: some ten milliseconds. */
const TITLES_AT_ONCE = 4000;

function facet(token: string) {
  return sql`s.facets like ${`% ${token} %`}`;
}

function forWhom(audience: TitleSummary["audience"] | undefined) {
  return audience === undefined ? sql`true` : facet(audienceToken(audience));
}

/** The books published last that can be lent to individuals, newest first. */
export async function newestLent(
  db: ReadableDb,
  audience: TitleSummary["audience"] | undefined,
  limit: number,
): Promise<readonly number[]> {
  const found = await sql<{ readonly id: number }>`
    select o.title_id as id
    from (select title_id, year from title_sort order by year desc, title_id desc limit ${LOOKED_THROUGH}) as o
    join title_search s on s.title_id = o.title_id
    where ${facet(lendableToken(null))} and ${facet(materialToken("book"))} and ${forWhom(audience)}
    order by o.year desc, o.title_id desc limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => Number(id));
}

/** Not the column alone: SQLite would read every queued hold by its state, for each few titles. */
const isQueued = sql`coalesce(state, '') in (${sql.join([...QUEUED_STATES])})`;

/** A title and the number of patrons who have it or wait for it. */
interface Wanted {
  readonly id: number;
  readonly people: number;
}

/** The titles with most current loans and holds among the ids above `after` up to `last`, most first. */
async function wantedBetween(
  db: ReadableDb,
  audience: TitleSummary["audience"] | undefined,
  [after, last]: readonly [after: number, last: number],
  limit: number,
): Promise<readonly Wanted[]> {
  const { rows } = await sql<Wanted>`
    select wanted.title_id as id, wanted.people
    from (
      select title_id, count(*) as people from (
        select c.title_id from copies c join loans on loans.copy_id = c.id
        where c.title_id > ${after} and c.title_id <= ${last}
        union all
        select title_id from holds
        where title_id > ${after} and title_id <= ${last} and ${isQueued}
      ) as each_one
      group by title_id having count(*) >= ${FEWEST_PEOPLE}
    ) as wanted
    join title_search s on s.title_id = wanted.title_id
    where ${facet(lendableToken(null))} and ${forWhom(audience)}
    order by wanted.people desc, s.title_id desc limit ${limit}`.execute(db);
  return rows.map(({ id, people }) => ({ id: Number(id), people: Number(people) }));
}

/**
 * The titles with most current loans and holds, most first. Reads every loan and every live hold, so many titles at a time and
 * with a turn for others between: on SQLite they would all wait for it.
 */
export async function mostWanted(
  db: ReadableDb,
  audience: TitleSummary["audience"] | undefined,
  limit: number,
  atOnce = TITLES_AT_ONCE,
): Promise<readonly number[]> {
  const newest = await newestTitle(db);
  let best: readonly Wanted[] = [];
  for (let after = 0; after < newest; after += atOnce) {
    const some = await wantedBetween(db, audience, [after, after + atOnce], limit);
    best = [...best, ...some].sort((a, b) => b.people - a.people || b.id - a.id).slice(0, limit);
    await setImmediate();
  }
  return best.map(({ id }) => id);
}
