import type { Kysely } from "kysely";
import { runStatements } from "./statements.ts";

/** Patrons, their sessions, wrong passwords, recorded answers and the mails to send. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table patrons (
  id integer primary key,
  card_number text not null unique,
  password_hash text not null check (password_hash glob '$argon2id$*'),
  password_kind text not null check (password_kind in ('temporary', 'real')),
  -- last day on which the card is good; null = without end
  expires_on text check (expires_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  email text,
  email_state text not null check (email_state in ('none', 'registered', 'bounced', 'refused')),
  hearing_impaired integer not null default 0 check (hearing_impaired in (0, 1)),
  check ((email is null) = (email_state = 'none'))
) strict

create table sessions (
  token_hash blob primary key check (length(token_hash) = 32),
  patron_id integer not null references patrons (id) on delete cascade,
  started_at integer not null,
  used_at integer not null check (used_at >= started_at)
) strict, without rowid

create index sessions_by_patron on sessions (patron_id)

-- of any number somebody typed, also one nobody has: a lock must not tell which cards exist (rule 17)
create table sign_in_attempts (
  card_number text primary key,
  failed integer not null check (failed > 0),
  locked_until integer,
  last_at integer not null
) strict, without rowid

create table operations (
  patron_id integer not null references patrons (id) on delete cascade,
  key text not null check (length(key) = 36),
  -- which deed the key was used for; made of the route and the body without passwords
  fingerprint text not null,
  status integer not null check (status between 200 and 599),
  body text not null check (json_valid(body)),
  recorded_at integer not null,
  primary key (patron_id, key)
) strict, without rowid

create index operations_by_time on operations (recorded_at)

-- written in the transaction of the deed, deleted when the mail is on its way
create table outbox (
  id integer primary key,
  kind text not null check (kind in ('email-confirmation')),
  sender text not null, recipient text not null, subject text not null, text text not null,
  created_at integer not null
) strict
`,
  );
}
