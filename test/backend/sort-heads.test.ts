import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { removeRecords } from "#backend/catalogue/remove.ts";
import { inTransaction } from "#backend/store/database.ts";
import { sortHeads } from "#backend/store/migrations/0023-sort-heads.ts";
import { keysBesideWords } from "#backend/store/migrations/0025-keys-beside-words.ts";
import { headOf } from "#backend/store/search/document.ts";
import { fts5 } from "#backend/store/search/fts5.ts";
import { any, holds } from "#backend/store/search/match.ts";
import { inOrder } from "#backend/store/search/orders.ts";
import { NO_FILTERS } from "#backend/store/search/search-query.ts";
import type { TitleHeadsTable } from "#backend/store/search/tables.ts";
import { tsvector } from "#backend/store/search/tsvector.ts";
import { imported, type RecordWords } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

const TITLES = 200;
const SUBJECTS = ["さんすう", "りか", "れきし"] as const;
const ORDERS = {
  title: "o.sort_key, title_id",
  author: "o.author_key, o.sort_key, title_id",
  year: "o.year desc, title_id desc",
  "year-oldest": "case when o.year = 0 then 1 else 0 end, o.year, title_id",
} as const;

/** Few characters, so that many keys begin alike; signs, which leave an empty key, and one outside the basic plane. */
const name = fc.string({ unit: fc.constantFrom(..."あいん龍𠮷9a・"), minLength: 1, maxLength: 4 });
const words: fc.Arbitrary<RecordWords> = fc.record({
  title: name,
  authors: fc.array(
    name.map((each) => author(each, "")),
    { maxLength: 1 },
  ),
  year: fc.constantFrom(null, 1999, 2000, 2001),
  subjects: fc.subarray([...SUBJECTS]).map((some) => some.map((text) => ({ text, reading: "" }))),
});

function recordId(at: number): string {
  return `heads:${at}`;
}

/** A catalogue with records that were changed since, and some that were withdrawn. */
async function editedLibrary(): Promise<SmallLibrary> {
  const library = await openSmallLibrary();
  const made = fc.sample(words, { numRuns: TITLES, seed: 23 });
  await imported(library, ...made.map((each, at) => ({ ...each, recordId: recordId(at) })));
  const changed = fc.sample(words, { numRuns: TITLES / 4, seed: 24 });
  await imported(library, ...changed.map((each, at) => ({ ...each, recordId: recordId(at * 3) })));
  const gone = Array.from({ length: TITLES / 10 }, (_, at) => recordId(at * 7));
  const { removed } = await inTransaction(library.backend.db, (trx) => removeRecords(trx, gone));
  expect(removed).toBe(gone.length);
  return library;
}

/** Every title's sort keys with their heads. */
async function heads({ backend }: SmallLibrary) {
  const keys = await backend.db.selectFrom("titleSort").selectAll().orderBy("titleId").execute();
  const { rows } = await sql<TitleHeadsTable>`select * from title_heads order by title_id`.execute(
    backend.db,
  );
  const expected = keys.map(({ titleId, authorKey, sortKey }) => {
    return { titleId, author: headOf(authorKey), title: headOf(sortKey) };
  });
  return { stored: rows, expected };
}

// PostgreSQL has none.
if (ENGINE === "sqlite")
  test("each title has the heads of its sort keys: after changes, removals, and in a database from before", async () => {
    const library = await editedLibrary();
    const { stored, expected } = await heads(library);
    expect(stored).toHaveLength(TITLES - TITLES / 10);
    expect(stored).toEqual(expected);
    await sql`drop table title_heads`.execute(library.backend.db);
    await sortHeads.up(library.backend.db);
    expect((await heads(library)).stored).toEqual(expected);
  });

if (ENGINE === "postgres")
  test("a database from before gets the sort keys beside the words, and nothing else changes", async () => {
    const library = await editedLibrary();
    const { db } = library.backend;
    const all = async () => (await sql`select * from title_search order by title_id`.execute(db)).rows;
    const indexes = async () => {
      const { rows } =
        await sql`select indexname from pg_indexes where tablename = 'title_search' order by 1`.execute(db);
      return rows;
    };
    const found = async () =>
      (await library.kiosk.search("りか", { field: "subject", sort: "author", pageSize: 50 })).value;
    const before = { rows: await all(), indexes: await indexes(), found: await found() };
    expect(before.found.items.length).toBeGreaterThan(10);
    for (const step of [
      "create table sort_before as select * from title_sort",
      "drop view title_sort",
      "alter table sort_before rename to title_sort",
      ...["sort_key", "author_key", "year"].map((name) => `alter table title_search drop column ${name}`),
    ])
      await sql.raw(step).execute(db);
    await db.transaction().execute((trx) => keysBesideWords.up(trx));
    expect({ rows: await all(), indexes: await indexes(), found: await found() }).toEqual(before);
  });

test("any page of any hits in any order is as if all hits were sorted, whichever of them are known first", async () => {
  const { db } = (await editedLibrary()).backend;
  const index = ENGINE === "sqlite" ? fts5 : tsvector;
  const question = fc.record({
    sort: fc.constantFrom(...(Object.keys(ORDERS) as (keyof typeof ORDERS)[])),
    subjects: fc.subarray([...SUBJECTS], { minLength: 1 }),
    offset: fc.nat(40),
    limit: fc.integer({ min: 1, max: 8 }),
    seed: fc.nat(),
  });
  let pages = 0;
  await fc.assert(
    fc.asyncProperty(question, async ({ sort, subjects, offset, limit, seed }) => {
      const { rows } = await sql<{ readonly titleId: number }>`
        select title_id from title_search join title_sort o using (title_id)
        where ${sql.join(
          subjects.map((text) => sql`subject like ${`%${text}%`}`),
          sql` or `,
        )}
        order by ${sql.raw(ORDERS[sort])}`.execute(db);
      const sorted = rows.map(({ titleId }) => titleId);
      if (sorted.length < offset + limit) return;
      pages += 1;
      const match = any(subjects.map((text) => holds(["subject"], text)));
      const first = fc
        .sample(fc.shuffledSubarray(sorted, { minLength: offset + limit }), { numRuns: 1, seed })
        .flat();
      const query = {
        field: "any",
        terms: [],
        filters: NO_FILTERS,
        sort,
        asOf: null,
        offset,
        limit,
      } as const;
      const page = await inOrder({ db, index, searchQuery: query }, match, sort, first, { offset, limit });
      expect(page).toEqual(sorted.slice(offset, offset + limit));
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(pages).toBeGreaterThan(200);
});
