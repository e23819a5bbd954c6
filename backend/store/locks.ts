import { sql } from "kysely";
import type { LibraryId } from "#contract/domain/library.ts";
import { engineOf } from "./engine.ts";
import type { WritableDb } from "./schema.ts";

/*
 * Rows that must not change between a decision and its write are locked first. SQLite has one writer at a time and needs no
 * locks. The order is always patron before title, to avoid deadlocks. `no key update` does not block rows that only refer to the
 * locked one.
 */

/** D8, D34 and idempotency keys: serialises the writes of a patron. */
export async function lockPatron(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("patrons").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** D37: serialises changes to the queue, holds and loans of a title. */
export async function lockTitle(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("titles").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** Serialises the numbers of a hold shelf. Locked after the title. */
export async function lockLibrary(trx: WritableDb, id: LibraryId): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("libraries").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/**
 * Serialises a step of the start that has no row yet, by name. Waits without a limit, since requests are not served yet. First in
 * its transaction.
 */
export async function lockName(trx: WritableDb, name: string): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`select pg_advisory_xact_lock(hashtext(${`shiori ${name}`}))`.execute(trx);
}
