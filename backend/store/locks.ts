import { sql } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import { engineOf } from "./engine.ts";
import type { WritableDb } from "./schema.ts";

/*
 * What must not change between a decision and its writing is locked first. SQLite has one writer at a time and needs
 * nothing more. The order is always the patron before the title, so that two transactions cannot wait for each other.
 * `no key update` leaves rows that only refer to the locked one alone.
 */

/** D8, D34 and idempotency keys: serialises the writes of a patron. */
export async function lockPatron(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("patrons").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** D37: the queue of a title, its holds and its loans, one change after another. */
export async function lockTitle(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("titles").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** The numbers of a hold shelf: two copies get two numbers. Comes after the title in the order of locks. */
export async function lockLibrary(trx: WritableDb, id: LibraryId): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("libraries").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/**
 * Something a start does that has no row yet and is done by one process at a time, whatever it is called. It is waited
 * for as long as it takes: nobody is served yet. Comes first in its transaction.
 */
export async function lockName(trx: WritableDb, name: string): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`select pg_advisory_xact_lock(hashtext(${`shiori ${name}`}))`.execute(trx);
}
