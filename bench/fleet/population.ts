import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { DAY_MS } from "#backend/clock.ts";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { engineOf } from "#backend/store/engine.ts";
import type { Schema, WritableDb } from "#backend/store/schema.ts";
import type { Layer } from "../backend/catalogues.ts";
import { LIBRARIES } from "../backend/works.ts";

/** Everybody's password; there is nothing to find behind it. */
export const PASSWORD = "Shiori7";
const FIRST_CARD = 4_000_001;
const TIME_ZONE = "Asia/Tokyo";
/** One below the limit: a visit can place another. */
const HOLDS_PER_PATRON = 4;
/** Every fifth patron has a copy set aside in place of the last queued hold. */
const SET_ASIDE_EVERY = 5;
/** Holds are as old as half a year, in seconds; ended ones as old as 15 days. */
const OLDEST_SECONDS = 15_552_000;
const OLDEST_ENDED_SECONDS = 1_296_000;
/** Loans are due in so many days: none is overdue while the data is used, and each can be renewed. */
const DUE_IN_DAYS = [11, 12, 13] as const;
const LOAN_DAYS = 20;
/** Made again after so long: ended holds are deleted after 30 days, and those on the shelf expire. */
const USED_FOR_MS = 10 * DAY_MS;
const SHELF_DAYS = 15;

/** Number of patrons that so many holds belong to. */
export function patronsOf(holds: number): number {
  return Math.ceil(holds / HOLDS_PER_PATRON);
}

/** Card number of a patron, counted from 0. */
export function cardOf(patron: number): string {
  return String(FIRST_CARD + patron);
}

/** So many holds with their patrons, and half as many loans (as far as there are copies), kept with a catalogue. */
export function population(holds: number): Layer {
  const code = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .digest("hex")
    .slice(0, 6);
  return {
    name: `holds${holds}`,
    version: `${code}${Math.floor(Date.now() / USED_FOR_MS)}`,
    async fill({ folder, databaseUrl }) {
      const db = await openDatabase(databaseUrl === null ? { folder } : { url: databaseUrl });
      try {
        await populate(db, holds, Date.now());
      } finally {
        await db.destroy();
      }
    },
  };
}

/** Rows `i` from 0 to `count` - 1. */
function numbers(count: number): RawBuilder<unknown> {
  return sql`numbers (i) as (
    select cast(0 as bigint) union all select i + 1 from numbers where i + 1 < ${sql.lit(count)}
  )`;
}

/** One of these texts for each number. */
function oneOf(texts: readonly string[], number: RawBuilder<unknown>): RawBuilder<unknown> {
  const cases = texts.map((text, at) => sql`when ${sql.lit(at)} then ${sql.lit(text)}`);
  return sql`case (${number}) % ${sql.lit(texts.length)} ${sql.join(cases, sql` `)} end`;
}

/** Puts them into a catalogue without patrons, by statements that make their rows themselves. The same for the same numbers. */
export async function populate(db: Kysely<Schema>, holds: number, now: number): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await inTransaction(db, async (trx) => {
    // A million rows take longer than a statement may; that their ids exist is seen by how they are made.
    if (engineOf(trx) === "postgres") {
      await sql`set local statement_timeout = 0`.execute(trx);
      await sql`set local session_replication_role = replica`.execute(trx);
    }
    await addPatrons(trx, patronsOf(holds), hash);
    await addLoans(trx, holds, now);
    await addSetAside(trx, holds, now);
    await addQueued(trx, holds, now);
  });
}

async function addPatrons(trx: WritableDb, patrons: number, hash: string): Promise<void> {
  await sql`
    with recursive ${numbers(patrons)}
    insert into patrons (id, card_number, password_hash, password_kind, email_state)
    select i + 1, cast(i + ${sql.lit(FIRST_CARD)} as text), ${sql.lit(hash)}, 'real', 'none' from numbers`.execute(
    trx,
  );
  if (engineOf(trx) === "postgres")
    await sql`select setval(pg_get_serial_sequence('patrons', 'id'), ${sql.lit(patrons)})`.execute(trx);
}

/** Copies with even ids are lent. */
async function addLoans(trx: WritableDb, holds: number, now: number): Promise<void> {
  const today = dateOf(now, TIME_ZONE);
  const due = DUE_IN_DAYS.map((days) => addDays(today, days));
  const loaned = due.map((day) => addDays(day, -LOAN_DAYS));
  await sql`
    insert into loans (copy_id, patron_id, loaned_on, due_date, library_id)
    select id, k % ${sql.lit(patronsOf(holds))} + 1, ${oneOf(loaned, sql`k`)}, ${oneOf(due, sql`k`)}, library_id
    from (
      select id, library_id, row_number() over (order by id) - 1 as k from copies where id % 2 = 0
      order by id limit ${sql.lit(Math.floor(holds / 2))}
    ) as lent`.execute(trx);
}

/** Copies with odd ids are on the hold shelf or on their way to it. */
async function addSetAside(trx: WritableDb, holds: number, now: number): Promise<void> {
  const count = Math.ceil(patronsOf(holds) / SET_ASIDE_EVERY);
  const until = addDays(dateOf(now, TIME_ZONE), SHELF_DAYS);
  await sql`
    insert into holds (title_id, patron_id, state, pickup, contact, placed_at, copy_id, shelf, ready_until)
    select title_id, k * ${sql.lit(SET_ASIDE_EVERY)} + 1, ${oneOf(["ready", "in-transit"], sql`k`)},
      ${oneOf(LIBRARIES, sql`k`)}, 'none', ${sql.lit(now - DAY_MS)}, id,
      case when k % 2 = 0 then 'A-01' end, case when k % 2 = 0 then ${sql.lit(until)} end
    from (
      select id, title_id, row_number() over (order by id) - 1 as k from copies where id % 2 = 1
      order by id limit ${sql.lit(count)}
    ) as aside`.execute(trx);
}

/**
 * The queues. Few titles have very many holds: the density of a title falls with the root of its rank, and each patron has holds of
 * every quarter of the ranks' roots, so never twice the same.
 */
async function addQueued(trx: WritableDb, holds: number, now: number): Promise<void> {
  const { rows } = await sql<{ readonly first: number; readonly titles: number; readonly last: number }>`
    select min(id) as first, max(id) as last, count(*) as titles from titles`.execute(trx);
  const { first = 0, last = 0, titles = 0 } = rows[0] ?? {};
  if (Number(titles) !== last - first + 1) throw new Error("The ids of the catalogue's titles have gaps.");
  const count = sql.lit(Number(titles));
  const part = sql`i * cast(0.6180339887498949 as double precision)`;
  await sql`
    with recursive ${numbers(patronsOf(holds))},
    slots (slot) as (values (0), (1), (2), (3)),
    roots (n, patron, slot, root) as (
      select i * 4 + slot, i, slot, (slot + (${part} - floor(${part}))) / 4 from numbers, slots
    )
    insert into holds (title_id, patron_id, state, pickup, contact, placed_at, ended_at)
    select ${sql.lit(first)} + (cast(floor(${count} * root * root) as bigint) * 7919 + 13) % ${count}, patron + 1,
      case when n * 7919 % 100 < 5 then 'applied' when n * 7919 % 100 < 90 then 'approved'
        when n % 2 = 0 then 'cancelled' else 'expired' end,
      ${oneOf(LIBRARIES, sql`patron`)}, 'none',
      ${sql.lit(now)} - (n * 104729 % ${sql.lit(OLDEST_SECONDS)} + 86400) * 1000,
      case when n * 7919 % 100 >= 90 then ${sql.lit(now)} - n * 31 % ${sql.lit(OLDEST_ENDED_SECONDS)} * 1000 end
    from roots
    where n < ${sql.lit(holds)} and not (slot = 3 and patron % ${sql.lit(SET_ASIDE_EVERY)} = 0)
    on conflict do nothing`.execute(trx);
}
