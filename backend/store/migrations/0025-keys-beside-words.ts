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
  title_id bigint not null,
  title ${TEXT} not null, reading ${TEXT} not null, author ${TEXT} not null,
  publisher ${TEXT} not null, subject ${TEXT} not null,
  title2 ${TEXT} not null, reading2 ${TEXT} not null, author2 ${TEXT} not null,
  title3 ${TEXT} not null, reading3 ${TEXT} not null, author3 ${TEXT} not null,
  -- tokens, a space before and after each
  codes ${TEXT} not null, facets ${TEXT} not null,
  sort_key ${TEXT} not null, author_key ${TEXT} not null,
  -- 0 = unknown
  year integer not null,
  -- ids of its search_suggestions, a space between
  suggested ${TEXT} not null,
  -- pairs of characters, each after the letter of its field; read by the index only
  words tsvector not null
)

alter table title_search_new alter column words set storage external

alter table title_search_new alter column words set statistics 500

insert into title_search_new
select title_id, title, reading, author, publisher, subject, title2, reading2, author2, title3, reading3, author3,
  codes, facets, sort_key, author_key, year, suggested, words
from title_search join title_sort using (title_id) order by title_id

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
