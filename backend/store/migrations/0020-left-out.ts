import { migration, TEXT } from "./statements.ts";

/** What harvests have left out, for the next ones to ask for. */
export const leftOut = migration({
  sqlite: "alter table harvests add column left_out text not null default '[]'",
  postgres: `alter table harvests add column left_out ${TEXT} not null default '[]'`,
});
