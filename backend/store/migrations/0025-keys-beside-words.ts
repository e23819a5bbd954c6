import { migration, TEXT } from "./statements.ts";

/**
 * On PostgreSQL the sort keys stand beside the words of the index again: a hit's row is read in any case, and looking up its keys in another
 * table took three times as long as reading it. `toast_tuple_target` is the default again, so short texts stay in their row. `title_sort`
 * becomes a view, for queries that both engines share.
 */
export const keysBesideWords = migration({
  sqlite: "",
  postgres: `
lock table title_search, title_sort in access exclusive mode

set local maintenance_work_mem = '512MB'

create table title_search_new (
  like title_search including storage,
  sort_key ${TEXT} not null, author_key ${TEXT} not null,
  -- 0 = unknown
  year integer not null
)

alter table title_search_new alter column words set statistics 500

insert into title_search_new
select s.*, o.sort_key, o.author_key, o.year
from title_search s join title_sort o on o.title_id = s.title_id order by s.title_id

drop table title_sort

drop table title_search

alter table title_search_new rename to title_search

alter table title_search add constraint title_search_pkey primary key (title_id)

alter table title_search add constraint title_search_title_id_fkey
  foreign key (title_id) references titles (id) on delete cascade

create index title_search_by_words on title_search using gin (words) with (gin_pending_list_limit = 256)

create index title_search_by_title on title_search (sort_key, title_id)

create index title_search_by_year on title_search (year, title_id)

create index title_search_by_author on title_search (author_key, sort_key, title_id)

create view title_sort as select title_id, sort_key, author_key, year from title_search

analyze title_search
`,
});
