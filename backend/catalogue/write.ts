import { type BulkRow, insertRows, newIds } from "../store/bulk.ts";
import type { CatalogueRecord } from "../store/catalogue-record.ts";
import {
  authorIds,
  authorKey,
  authorsOfTitles,
  clearParts,
  dropUnused,
  forgetDigests,
  lockTitles,
  recordsById,
} from "../store/records.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { indexTitles, unindexTitles } from "../store/search/write.ts";
import { type CopyNote, writeCopies } from "./copies.ts";
import {
  AUTHORS,
  contentHash,
  TITLE_AUTHORS,
  TITLE_ISBNS,
  TITLE_NDCS,
  TITLE_SUBJECTS,
  TITLES,
} from "./rows.ts";

/** How records are written. */
export interface UpsertOptions {
  /**
   * `replace`: a title has exactly the copies of its record; a missing one is removed unless it is in use. `keep`: the source has
   * no copies; those of the title stay.
   */
  readonly copies: "replace" | "keep";
}

/** The result for the records. */
export interface Upserted {
  /** Id of each record's title, in the order of the records. */
  readonly ids: readonly number[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Copies that stayed although the source says otherwise. */
  readonly notes: readonly CopyNote[];
}

/** A record to be written. */
interface Wanted {
  readonly id: number;
  readonly record: CatalogueRecord;
  readonly digest: string;
}

/** Records compared with the catalogue. */
interface Compared extends Pick<Upserted, "added" | "changed" | "same"> {
  /** The digest of each record that is to be written, by record id. */
  readonly digests: ReadonlyMap<string, string>;
  /** Ids of the titles there are, by record id. */
  readonly known: ReadonlyMap<string, number>;
}

async function compare(
  db: ReadableDb,
  records: readonly CatalogueRecord[],
  { copies }: UpsertOptions,
): Promise<Compared> {
  const kept = await recordsById(db, [...new Set(records.map((record) => record.recordId))]);
  const counts = { added: 0, changed: 0, same: 0 };
  const now = new Map([...kept.values()].map((one) => [one.recordId, one.contentHash]));
  const digests = new Map<string, string>();
  for (const record of records) {
    const digest = contentHash(record, copies === "replace");
    const before = now.get(record.recordId);
    now.set(record.recordId, digest);
    if (before === digest) counts.same += 1;
    else {
      counts[before === undefined ? "added" : "changed"] += 1;
      digests.set(record.recordId, digest);
    }
  }
  return { ...counts, digests, known: new Map([...kept].map(([recordId, { id }]) => [recordId, id])) };
}

/** Counts what `upsertRecords` would do, without writing. */
export async function compareRecords(
  db: ReadableDb,
  records: readonly CatalogueRecord[],
  options: UpsertOptions,
): Promise<Omit<Upserted, "ids">> {
  const { added, changed, same } = await compare(db, records, options);
  return { added, changed, same, notes: [] };
}

/**
 * Writes records into the catalogue and the search index: a new record id is added, a record whose content differs
 * replaces the earlier one under the same title id, an equal one is not touched. Of records with one id the last
 * counts. Copies must name libraries that exist; a thousand records per call keep the transaction short.
 */
export async function upsertRecords(
  trx: WritableDb,
  records: readonly CatalogueRecord[],
  options: UpsertOptions,
): Promise<Upserted> {
  const { digests, known, added, changed, same } = await compare(trx, records, options);
  const last = new Map(records.map((record) => [record.recordId, record]));
  const fresh = [...last.keys()].filter((recordId) => !known.has(recordId));
  const ids = new Map(known);
  for (const [at, id] of (await newIds(trx, "titles", fresh.length)).entries()) ids.set(fresh[at] ?? "", id);
  const idOf = (record: CatalogueRecord): number => {
    const id = ids.get(record.recordId);
    if (id === undefined) throw new Error(`The record ${record.recordId} has no title.`);
    return id;
  };
  const wanted = [...last.values()].flatMap((record): Wanted[] => {
    const digest = digests.get(record.recordId);
    return digest === undefined ? [] : [{ id: idOf(record), record, digest }];
  });
  const old = wanted.filter(({ record }) => known.has(record.recordId)).map(({ id }) => id);
  await writeTitles(trx, wanted, old);
  const notes = options.copies === "replace" ? await writeCopies(trx, wanted, old) : [];
  await indexTitles(trx, wanted);
  // These titles differ from the source, so the next import must process them, even if the record is unchanged.
  await forgetDigests(trx, [...new Set(notes.map((note) => ids.get(note.recordId) ?? 0))]);
  return { ids: records.map(idOf), added, changed, same, notes };
}

async function writeTitles(
  trx: WritableDb,
  wanted: readonly Wanted[],
  old: readonly number[],
): Promise<void> {
  if (wanted.length === 0) return;
  await lockTitles(trx, old);
  const earlier = await authorsOfTitles(trx, old);
  await clearParts(trx, old);
  await unindexTitles(trx, old);
  await insertRows(trx, TITLES.table, wanted.map(TITLES.rowOf), { unique: "id", known: "replace" });
  await writeAuthors(trx, wanted);
  await insertRows(
    trx,
    TITLE_SUBJECTS,
    parts(wanted, (record) => record.subjects.map(({ text, reading }) => [text, reading])),
  );
  await insertRows(
    trx,
    TITLE_NDCS,
    parts(wanted, (record) => record.ndcs.map((ndc) => [ndc])),
  );
  await insertRows(
    trx,
    TITLE_ISBNS,
    parts(wanted, (record) => record.isbns.map((isbn) => [isbn])),
  );
  await dropUnused(trx, earlier);
}

/** Rows of a table that has several lines per title: title, place, then the line's own values. */
function parts(wanted: readonly Wanted[], of: (record: CatalogueRecord) => readonly BulkRow[]): BulkRow[] {
  return wanted.flatMap(({ id, record }) => of(record).map((row, place) => [id, place, ...row]));
}

async function writeAuthors(trx: WritableDb, wanted: readonly Wanted[]): Promise<void> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { record } of wanted) {
    for (const { name, reading } of record.authors) pairs.set(authorKey(name, reading), [name, reading]);
  }
  const ids = new Map(await authorIds(trx, [...pairs.values()]));
  const fresh = [...pairs].filter(([key]) => !ids.has(key)).map(([, pair]) => pair);
  if (fresh.length > 0) {
    const reserved = await newIds(trx, "authors", fresh.length);
    const rows = fresh.map(([name, reading], at) => [reserved[at] ?? 0, name, reading]);
    // If another process has inserted the same author meanwhile, its row is kept and read.
    await insertRows(trx, AUTHORS, rows, { unique: "name, reading", known: "keep" });
    for (const [key, id] of await authorIds(trx, fresh)) ids.set(key, id);
  }
  const links = parts(wanted, (record) =>
    record.authors.map(({ name, reading, role }) => [ids.get(authorKey(name, reading)) ?? 0, role]),
  );
  await insertRows(trx, TITLE_AUTHORS, links);
}
