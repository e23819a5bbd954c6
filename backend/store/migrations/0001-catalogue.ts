import type { Kysely } from "kysely";
import { runStatements } from "./statements.ts";

/** Libraries, titles, authors, copies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table libraries (
  id text primary key check (length(id) between 1 and 32),
  place integer not null unique,
  name_ja text not null, name_en text not null,
  short_ja text not null, short_en text not null,
  phone text not null,
  hours text not null check (json_valid(hours) and json_array_length(hours) = 7),
  pickup_ja text not null, pickup_en text not null
) strict

create table titles (
  id integer primary key,
  title text not null check (title <> ''),
  reading text not null, subtitle text not null, volume text not null, publisher text not null,
  year integer,
  ndc text not null check (ndc not glob '*[^0-9.]*'),
  book_mark text not null,
  material text not null check (material in ('book', 'magazine', 'audio-visual')),
  audience text not null check (audience in ('general', 'children')),
  language text not null,
  pages integer check (pages > 0),
  isbn text not null check (isbn = '' or (length(isbn) = 13 and isbn not glob '*[^0-9]*')),
  summary text not null,
  title_key text not null, reading_key text not null, sort_key text not null
) strict

-- volumes and printings may share an isbn: the first one is found
create index titles_by_isbn on titles (isbn) where isbn <> ''

create index titles_by_title_key on titles (title_key)

create index titles_by_reading_key on titles (reading_key)

create index titles_by_ndc on titles (ndc)

create table authors (
  id integer primary key,
  name text not null check (name <> ''), reading text not null,
  name_key text not null, reading_key text not null,
  unique (name, reading)
) strict

create index authors_by_name_key on authors (name_key)

create index authors_by_reading_key on authors (reading_key)

create table title_authors (
  title_id integer not null references titles (id) on delete cascade,
  place integer not null,
  author_id integer not null references authors (id),
  role text not null,
  primary key (title_id, place)
) strict, without rowid

create index title_authors_by_author on title_authors (author_id)

create table copies (
  id integer primary key,
  barcode text not null unique check (barcode <> ''),
  title_id integer not null references titles (id),
  library_id text not null references libraries (id),
  place_ja text not null, place_en text not null,
  closed_stacks integer not null check (closed_stacks in (0, 1)),
  call_number text not null,
  -- null = lent to individuals (rule 23)
  kept text check (kept in ('reference', 'old', 'local-room', 'magazine', 'audio-visual')),
  missing integer not null default 0 check (missing in (0, 1))
) strict

create index copies_by_title on copies (title_id)

create index copies_by_library on copies (library_id, title_id)

-- pairs of neighbouring characters in three columns per tier of folding (domain 3.2, 3.3); the text is in titles.
-- The application writes letters and digits only, so the ascii tokenizer splits at its spaces and nowhere else.
create virtual table title_index using fts5 (
  title, author, other, title2, author2, title3, author3,
  content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1', detail = full
)
`,
  );
}
