import { migration, TEXT } from "./statements.ts";

/** D59, hours per library: a due date depends on the open days of the library that lent the copy. */
export const rules = migration({
  sqlite: `
-- null = not known (moved in from another system): the owning library's open days count
alter table loans add column library_id text references libraries (id)
`,
  postgres: `
-- null = not known (moved in from another system): the owning library's open days count
alter table loans add column library_id ${TEXT} references libraries (id)
`,
});
