import { migration, TEXT } from "./statements.ts";

/** Data of source records besides the title, and the last run of each periodic job. */
export const recordsAndJobs = migration({
  sqlite: `
-- the source's own id; null = entered here
alter table titles add column record_id text check (record_id <> '')

alter table titles add column series text not null default ''

create unique index titles_by_record on titles (record_id) where record_id is not null

create table title_subjects (
  title_id integer not null references titles (id) on delete cascade,
  place integer not null,
  subject text not null check (subject <> ''), reading text not null,
  primary key (title_id, place)
) strict, without rowid

create table title_ndcs (
  title_id integer not null references titles (id) on delete cascade,
  place integer not null,
  ndc text not null check (ndc <> '' and ndc not glob '*[^0-9.]*'),
  primary key (title_id, place)
) strict, without rowid

create index title_ndcs_by_ndc on title_ndcs (ndc)

create table title_isbns (
  title_id integer not null references titles (id) on delete cascade,
  place integer not null,
  isbn text not null check (length(isbn) = 13 and isbn not glob '*[^0-9]*'),
  primary key (title_id, place)
) strict, without rowid

create index title_isbns_by_isbn on title_isbns (isbn)

create table jobs (
  name text primary key,
  last_run_at integer not null
) strict, without rowid
`,
  postgres: `
-- the source's own id; null = entered here
alter table titles add column record_id ${TEXT} check (record_id <> '')

alter table titles add column series ${TEXT} not null default ''

create unique index titles_by_record on titles (record_id) where record_id is not null

create table title_subjects (
  title_id bigint not null references titles (id) on delete cascade,
  place integer not null,
  subject ${TEXT} not null check (subject <> ''), reading ${TEXT} not null,
  primary key (title_id, place)
)

create table title_ndcs (
  title_id bigint not null references titles (id) on delete cascade,
  place integer not null,
  ndc ${TEXT} not null check (ndc <> '' and ndc !~ '[^0-9.]'),
  primary key (title_id, place)
)

create index title_ndcs_by_ndc on title_ndcs (ndc)

create table title_isbns (
  title_id bigint not null references titles (id) on delete cascade,
  place integer not null,
  isbn ${TEXT} not null check (isbn ~ '^[0-9]{13}$'),
  primary key (title_id, place)
)

create index title_isbns_by_isbn on title_isbns (isbn)

create table jobs (
  name ${TEXT} primary key,
  last_run_at bigint not null
)
`,
});
