import { migration, TEXT } from "./statements.ts";

/** Recorded answers to what kiosks do without a patron: the returns of copies. */
export const kioskOperations = migration({
  sqlite: `
create table kiosk_operations (
  kiosk_id integer not null references kiosks (id),
  key text not null check (length(key) = 36),
  fingerprint text not null,
  status integer not null check (status between 200 and 599),
  body text not null check (json_valid(body)),
  recorded_at integer not null,
  primary key (kiosk_id, key)
) strict, without rowid

create index kiosk_operations_by_time on kiosk_operations (recorded_at)
`,
  postgres: `
create table kiosk_operations (
  kiosk_id bigint not null references kiosks (id),
  key ${TEXT} not null check (length(key) = 36),
  fingerprint ${TEXT} not null,
  status integer not null check (status between 200 and 599),
  body ${TEXT} not null check (body::json is not null),
  recorded_at bigint not null,
  primary key (kiosk_id, key)
)

create index kiosk_operations_by_time on kiosk_operations (recorded_at)
`,
});
