import { sql } from "kysely";
import { engineOf } from "#backend/store/engine.ts";
import type { ReadableDb } from "#backend/store/schema.ts";
import type { HoldState } from "#contract/domain/hold.ts";

/** A hold as it stands in the database. */
export interface HoldFact {
  readonly id: number;
  readonly titleId: number;
  readonly patronId: number;
  readonly state: HoldState;
  readonly pickup: string;
  readonly contact: string;
  readonly placedAt: number;
  readonly copyId: number | null;
  readonly shelf: string | null;
}

/** What the database holds when everything has come to rest. */
export interface Facts {
  readonly holds: readonly HoldFact[];
  readonly loans: readonly {
    readonly id: number;
    readonly copyId: number;
    readonly barcode: string;
    readonly patronId: number;
    readonly renewals: number;
    readonly dueDate: string;
  }[];
  readonly operations: readonly {
    readonly patronId: number;
    readonly key: string;
    readonly status: number;
    readonly body: string;
  }[];
  /** Recorded answers of staff's writes, by key. */
  readonly staffOperations: ReadonlyMap<string, { readonly status: number; readonly body: string }>;
  /** Complaints of the engine about itself. */
  readonly integrity: readonly string[];
}

/** Reads everything once. */
export async function readFacts(db: ReadableDb): Promise<Facts> {
  const holds = await db
    .selectFrom("holds")
    .select(["id", "titleId", "patronId", "state", "pickup", "contact", "placedAt", "copyId", "shelf"])
    .orderBy("placedAt")
    .orderBy("id")
    .execute();
  const loans = await db
    .selectFrom("loans")
    .innerJoin("copies", "copies.id", "loans.copyId")
    .select(["loans.id", "copyId", "copies.barcode", "patronId", "renewals", "dueDate"])
    .execute();
  const byStaff = await db.selectFrom("staffOperations").select(["key", "status", "body"]).execute();
  const staffOperations = new Map(byStaff.map(({ key, ...answer }) => [key, answer] as const));
  const operations = await db
    .selectFrom("operations")
    .select(["patronId", "key", "status", "body"])
    .execute();
  return { holds, loans, operations, staffOperations, integrity: await integrity(db) };
}

/** SQLite's own checks of pages, indexes and references; on PostgreSQL amcheck of every btree with its table. */
async function integrity(db: ReadableDb): Promise<readonly string[]> {
  if (engineOf(db) === "sqlite") {
    const pages = await sql<{ readonly integrityCheck: string }>`pragma integrity_check`.execute(db);
    const references = await sql`pragma foreign_key_check`.execute(db);
    const complaints = pages.rows.map((row) => Object.values(row).join(" ")).filter((line) => line !== "ok");
    return [...complaints, ...references.rows.map((row) => `broken reference ${JSON.stringify(row)}`)];
  }
  const complaints: string[] = [];
  await sql`create extension if not exists amcheck`.execute(db);
  const indexes = await sql<{ readonly oid: number; readonly name: string }>`
    select c.oid::int as oid, c.relname as name from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    join pg_namespace n on n.oid = c.relnamespace
    where a.amname = 'btree' and n.nspname = 'public' and i.indisvalid`.execute(db);
  for (const { oid, name } of indexes.rows) {
    try {
      await sql`select bt_index_check(${oid}::int::oid::regclass, true)`.execute(db);
    } catch (error) {
      complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return complaints;
}
