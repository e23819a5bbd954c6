import { migration, TEXT } from "./statements.ts";

const REST = `
insert into title_sort (title_id, sort_key, author_key, year)
select title_id, sort_key, author_key, year from title_search order by title_id

drop index title_search_by_sort_key

drop index title_search_by_year

drop index title_search_by_author

alter table title_search drop column sort_key

alter table title_search drop column author_key

alter table title_search drop column year

create index title_sort_by_title on title_sort (sort_key, title_id)

create index title_sort_by_year on title_sort (year, title_id)

create index title_sort_by_author on title_sort (author_key, sort_key, title_id)
`;

/** Sort keys apart from the texts: many hits are sorted from few pages. */
export const sortKeys = migration({
  sqlite: `
create table title_sort (
  title_id integer primary key references titles (id) on delete cascade,
  sort_key text not null, author_key text not null,
  -- 0 = unknown
  year integer not null
) strict
${REST}`,
  postgres: `
create table title_sort (
  title_id bigint primary key references titles (id) on delete cascade,
  sort_key ${TEXT} not null, author_key ${TEXT} not null,
  -- 0 = unknown
  year integer not null
)
${REST}`,
});
