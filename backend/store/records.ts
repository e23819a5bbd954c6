import { CompiledQuery } from "kysely";
import { listed, listedPairs } from "./bulk.ts";
import { engineOf } from "./engine.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/** A record in the catalogue. */
export interface StoredRecord {
  readonly id: number;
  readonly recordId: string;
  readonly contentHash: string | null;
}

/** A copy and whether it is in use: on loan, set aside for a hold, or in transit. */
export interface RecordedCopy {
  readonly id: number;
  readonly barcode: string;
  readonly titleId: number;
  readonly lent: 0 | 1;
  readonly busy: 0 | 1;
}

async function rows<T>(db: ReadableDb, text: string, parameter: string): Promise<readonly T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(text, [parameter]))).rows;
}

/** The records of these ids that are in the catalogue, by record id. */
export async function recordsById(
  db: ReadableDb,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const list = listed(db, recordIds);
  const text = `select id, record_id, content_hash from titles where record_id in (select v from ${list.sql})`;
  const found = await rows<StoredRecord>(db, text, list.parameter);
  return new Map(found.map((one) => [one.recordId, one]));
}

/** So many record ids of a source in their order, after this one. */
export async function recordIdsAfter(
  db: ReadableDb,
  source: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  // The ids of a source are between `<source>:` and the character after the colon.
  const { rows: found } = await db.executeQuery<{ readonly recordId: string }>(
    CompiledQuery.raw(
      engineOf(db) === "sqlite"
        ? "select record_id from titles where record_id > ? and record_id < ? order by record_id limit ?"
        : "select record_id from titles where record_id > $1 and record_id < $2 order by record_id limit $3",
      [after === "" ? `${source}:` : after, `${source};`, limit],
    ),
  );
  return found.map(({ recordId }) => recordId);
}

/** Locks titles in the order of their ids; see locks.ts. */
export async function lockTitles(trx: WritableDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0 || engineOf(trx) === "sqlite") return;
  const list = listed(trx, ids);
  await rows(
    trx,
    `select id from titles where id in (select v from ${list.sql}) order by id for no key update`,
    list.parameter,
  );
}

/** Deletes the dependent rows of these titles, to be rewritten. */
export async function clearParts(trx: WritableDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = listed(trx, ids);
  for (const table of ["title_authors", "title_subjects", "title_ndcs", "title_isbns"])
    await rows(trx, `delete from ${table} where title_id in (select v from ${list.sql})`, list.parameter);
}

/** Ids of existing authors, by `authorKey`. */
export async function authorIds(
  db: ReadableDb,
  wanted: readonly (readonly [name: string, reading: string])[],
): Promise<ReadonlyMap<string, number>> {
  if (wanted.length === 0) return new Map();
  const pairs = listedPairs(db, wanted);
  const found = await rows<{ readonly id: number; readonly name: string; readonly reading: string }>(
    db,
    `select authors.id, name, reading from ${pairs.sql} join authors on name = a and reading = b`,
    pairs.parameter,
  );
  return new Map(found.map((one) => [authorKey(one.name, one.reading), one.id]));
}

/** Identifies an author. */
export function authorKey(name: string, reading: string): string {
  return `${name}\n${reading}`;
}

/** The authors of these titles. */
export async function authorsOfTitles(db: ReadableDb, ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const list = listed(db, ids);
  const found = await rows<{ readonly authorId: number }>(
    db,
    `select distinct author_id from title_authors where title_id in (select v from ${list.sql})`,
    list.parameter,
  );
  return found.map((one) => one.authorId);
}

/** Deletes those authors that have no title any more. */
export async function dropUnused(trx: WritableDb, authors: readonly number[]): Promise<void> {
  if (authors.length === 0) return;
  const list = listed(trx, authors);
  await rows(
    trx,
    `delete from authors where id in (select v from ${list.sql})
     and not exists (select 1 from title_authors where author_id = authors.id)`,
    list.parameter,
  );
}

const COPY_COLUMNS = `select copies.id, barcode, title_id,
  case when kept is null and missing = 0 then 1 else 0 end as lent,
  case when exists (select 1 from loans where copy_id = copies.id)
         or exists (select 1 from holds where copy_id = copies.id)
         or exists (select 1 from moves where copy_id = copies.id) then 1 else 0 end as busy
  from copies`;

/** The copies of these titles. */
export async function copiesOfTitles(
  db: ReadableDb,
  ids: readonly number[],
): Promise<readonly RecordedCopy[]> {
  if (ids.length === 0) return [];
  const list = listed(db, ids);
  return rows(
    db,
    `${COPY_COLUMNS} where title_id in (select v from ${list.sql}) order by id`,
    list.parameter,
  );
}

/** The copies with these barcodes. */
export async function copiesWith(
  db: ReadableDb,
  barcodes: readonly string[],
): Promise<readonly RecordedCopy[]> {
  if (barcodes.length === 0) return [];
  const list = listed(db, barcodes);
  return rows(db, `${COPY_COLUMNS} where barcode in (select v from ${list.sql})`, list.parameter);
}

/** Those titles that have queued holds. */
export async function awaited(db: ReadableDb, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const list = listed(db, ids);
  const found = await rows<{ readonly titleId: number }>(
    db,
    `select distinct title_id from holds where state in ('applied', 'approved')
     and title_id in (select v from ${list.sql})`,
    list.parameter,
  );
  return new Set(found.map((one) => one.titleId));
}

/** Those titles that a hold refers to, ended or not; they cannot be deleted yet. */
export async function everHeld(db: ReadableDb, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const list = listed(db, ids);
  const found = await rows<{ readonly titleId: number }>(
    db,
    `select distinct title_id from holds where title_id in (select v from ${list.sql})`,
    list.parameter,
  );
  return new Set(found.map((one) => one.titleId));
}

/** Deletes copies or titles by id. */
export async function deleteByIds(
  trx: WritableDb,
  table: "copies" | "titles",
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const list = listed(trx, ids);
  await rows(trx, `delete from ${table} where id in (select v from ${list.sql})`, list.parameter);
}

/** Forces the next import to rewrite these titles. */
export async function forgetDigests(trx: WritableDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = listed(trx, ids);
  await rows(
    trx,
    `update titles set content_hash = null where id in (select v from ${list.sql})`,
    list.parameter,
  );
}

/** Marks these copies as missing. */
export async function markMissing(trx: WritableDb, barcodes: readonly string[]): Promise<void> {
  if (barcodes.length === 0) return;
  const list = listed(trx, barcodes);
  await rows(
    trx,
    `update copies set missing = 1 where barcode in (select v from ${list.sql})`,
    list.parameter,
  );
}
