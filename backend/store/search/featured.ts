import { sql } from "kysely";
import type { TitleSummary } from "#contract/domain/title.ts";
import { QUEUED_STATES } from "../../rules/hold-life.ts";
import type { ReadableDb } from "../schema.ts";
import { audienceToken, lendableToken, materialToken } from "./tokens.ts";

/** Titles examined to find the newest that can be lent. */
const LOOKED_THROUGH = 5000;
/** Minimum number of patrons per title, because one with a single patron shows no trend and could reveal that patron. */
const FEWEST_PEOPLE = 2;

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

/** The titles with most current loans and holds, most first. Reads every loan and every live hold. */
export async function mostWanted(
  db: ReadableDb,
  audience: TitleSummary["audience"] | undefined,
  limit: number,
): Promise<readonly number[]> {
  const found = await sql<{ readonly id: number }>`
    select wanted.title_id as id
    from (
      select title_id, count(*) as people from (
        select c.title_id from loans join copies c on c.id = loans.copy_id
        union all
        select title_id from holds where state in (${sql.join([...QUEUED_STATES])})
      ) as each_one
      group by title_id having count(*) >= ${FEWEST_PEOPLE}
    ) as wanted
    join title_search s on s.title_id = wanted.title_id
    where ${facet(lendableToken(null))} and ${forWhom(audience)}
    order by wanted.people desc, s.title_id desc limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => Number(id));
}
