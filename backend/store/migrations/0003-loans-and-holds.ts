import type { Kysely } from "kysely";
import { runStatements } from "./statements.ts";

/** Loans and holds, and what can never be true of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
-- open loans only: the row goes when the copy comes back, nobody's reading is kept (domain 4.11)
create table loans (
  id integer primary key autoincrement,
  copy_id integer not null unique references copies (id),
  patron_id integer not null references patrons (id),
  loaned_on text not null check (loaned_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_date text not null check (due_date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  renewals integer not null default 0 check (renewals >= 0)
) strict

create index loans_by_patron on loans (patron_id)

-- ids are never used twice: of two holds in one millisecond the lower id was first (rule 37)
create table holds (
  id integer primary key autoincrement,
  title_id integer not null references titles (id),
  patron_id integer not null references patrons (id),
  state text not null
    check (state in ('applied', 'approved', 'in-transit', 'ready', 'loaned', 'cancelled', 'expired')),
  pickup text not null references libraries (id),
  contact text not null check (contact in ('none', 'mail', 'phone', 'post', 'fax')),
  placed_at integer not null,
  copy_id integer references copies (id),
  shelf text,
  ready_until text check (ready_until glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ended_at integer,
  check ((copy_id is not null) = (state in ('in-transit', 'ready'))),
  check ((state = 'ready') = (ready_until is not null and shelf is not null)),
  check ((state in ('loaned', 'cancelled', 'expired')) = (ended_at is not null))
) strict

-- 1.7: one live hold per patron and title
create unique index holds_one_per_title on holds (patron_id, title_id)
  where state in ('applied', 'approved', 'in-transit', 'ready')

-- a copy is set aside for one hold
create unique index holds_one_per_copy on holds (copy_id) where copy_id is not null

create index holds_queue on holds (title_id, placed_at, id) where state in ('applied', 'approved')

create index holds_by_patron on holds (patron_id, state)

create trigger loans_of_free_copies before insert on loans
when exists (select 1 from holds where copy_id = new.copy_id)
begin
  select raise(abort, 'a copy set aside for a hold is not lent before the hold is closed');
end

create trigger holds_take_free_copies before update of copy_id on holds
when new.copy_id is not null and exists (select 1 from loans where copy_id = new.copy_id)
begin
  select raise(abort, 'a copy on loan is not set aside');
end
`,
  );
}
