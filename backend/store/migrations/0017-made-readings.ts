import { migration, TEXT } from "./statements.ts";

/** Readings made by a machine, for the search only. */
export const madeReadings = migration({
  sqlite: `
alter table titles add column made_title text not null default ''

-- a line per author
alter table titles add column made_authors text not null default ''
`,
  postgres: `
alter table titles add column made_title ${TEXT} not null default ''

-- a line per author
alter table titles add column made_authors ${TEXT} not null default ''
`,
});
