import { migration } from "./statements.ts";

/**
 * The beginnings of sort keys as numbers, 190 titles to a page: most hits are told not to be on a page of the results without reading
 * their keys, of which a page has those of 59 titles. Not on PostgreSQL, whose rows would hardly be narrower than those of the keys.
 */
export const sortHeads = migration({
  sqlite: `
create table title_heads (
  title_id integer primary key references title_sort (title_id) on delete cascade,
  -- Two code points of the author's sort key and of the title's
  author integer not null, title integer not null
) strict

insert into title_heads (title_id, author, title)
select title_id,
  (coalesce(unicode(author_key), 0) << 21) | coalesce(unicode(substr(author_key, 2)), 0),
  (coalesce(unicode(sort_key), 0) << 21) | coalesce(unicode(substr(sort_key, 2)), 0)
from title_sort order by title_id
`,
  postgres: "",
});
