import { migration } from "./statements.ts";

/** Text columns of `title_search`, and the first letter of their lexemes, as they are at this migration. */
const COLUMNS = {
  title: "T",
  reading: "R",
  author: "A",
  publisher: "P",
  subject: "S",
  title2: "U",
  reading2: "V",
  author2: "W",
  title3: "X",
  reading3: "Q",
  author3: "Z",
} as const;

const starts = Object.entries(COLUMNS).map(([column, letter]) => `start_lexemes('${letter}', ${column})`);

/**
 * On PostgreSQL the start of a main value or a word is one more lexeme (`startsOf` in `search/starts.ts`). The table and its indexes are
 * written again.
 */
export const startLexemes = migration({
  sqlite: "",
  postgres: String.raw`
set local maintenance_work_mem = '512MB'

create function start_lexemes(letter text, marked text) returns text[] language sql immutable as $$
  select array(select letter || found[1] from regexp_matches(marked,
    '(\u241f(?:[^\u241f\u241e\u241d]{3}|[^\u241f\u241e\u241d]{1,2}\u241e)|\u241d[^\u241f\u241e\u241d]{1,3})', 'g') as found)
$$

alter table title_search alter column words type tsvector
  using words || array_to_tsvector(${starts.join(" || ")}),
  alter column words set storage external

drop function start_lexemes(text, text)

analyze title_search
`,
});
