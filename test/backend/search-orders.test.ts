import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { ReadableDb } from "#backend/store/schema.ts";
import { fts5 } from "#backend/store/search/fts5.ts";
import { tsvector } from "#backend/store/search/tsvector.ts";
import type { SearchSort } from "#contract/domain/title.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

/** More titles than can be paged to, or are scanned by their texts: 1000, 5000. */
const MANY = 5600;
const NEVER = Number.POSITIVE_INFINITY;

const each = (hits: number) => ({ title: hits, author: hits, year: hits, "year-oldest": hits });

/** From how many hits on titles are scanned, for each way to find a page of many hits. */
const WAYS = {
  "scanned by ids": { ids: each(0), texts: each(MANY * 2) },
  "scanned by texts": { ids: each(NEVER), texts: each(MANY / 2) },
  sorted: { ids: each(NEVER), texts: each(MANY * 2) },
} as const;

/** How the engine would find the first titles in an order: the words of its plan. */
async function planOf(db: ReadableDb, order: string): Promise<string> {
  const query = sql.raw(`select * from title_sort o order by ${order} limit 3000`);
  if (ENGINE === "sqlite") {
    const { rows } = await sql<{ readonly detail: string }>`explain query plan ${query}`.execute(db);
    return rows.map(({ detail }) => detail).join("; ");
  }
  return db.connection().execute(async (connection) => {
    // As on a table that is too big to be read as a whole.
    await sql`set enable_seqscan = off`.execute(connection);
    const { rows } = await sql<Readonly<Record<string, string>>>`explain ${query}`.execute(connection);
    await sql`reset enable_seqscan`.execute(connection);
    return rows.flatMap(Object.values).join("; ");
  });
}

test.each([
  ["title", "o.sort_key, o.title_id"],
  ["year", "o.year desc, o.title_id desc"],
  ["year-oldest", "o.year, o.title_id"],
  ["author", "o.author_key, o.sort_key, o.title_id"],
])("many hits by %s are read in their order out of an index, and never all sorted", async (_, order) => {
  const { backend } = await openSmallLibrary();
  const plan = await planOf(backend.db, order);
  expect(plan).toMatch(/title_(?:sort|search)_by_/u);
  expect(plan).not.toMatch(/TEMP B-TREE|\bSort\b/u);
});

/** PostgreSQL knows how large its tables have become, as it does by itself within a minute; until then it may plan badly. */
async function knowSizes({ backend }: Awaited<ReturnType<typeof openSmallLibrary>>): Promise<void> {
  if (ENGINE === "postgres") await sql`analyze`.execute(backend.db);
}

/** Every page is as the table itself says. `of`: with a copy in this library. */
async function expectOrders(
  library: Awaited<ReturnType<typeof openSmallLibrary>>,
  orders: Readonly<Partial<Record<SearchSort, string>>>,
  way: string,
  of: string | null = null,
): Promise<void> {
  for (const [sort, order] of Object.entries(orders)) {
    const { rows } = await sql<{ readonly id: number }>`
      select title_id as id from title_search s join title_sort o using (title_id) where title like '%猫%'
      and (${sql.raw(of === null ? "true" : "false")} or exists (select 1 from copies c where c.title_id = s.title_id and c.library_id = ${of}))
      order by ${sql.raw(order)} limit 1000`.execute(library.backend.db);
    const sorted = rows.map(({ id }) => String(id));
    for (const page of [1, 20]) {
      const asked = { sort: sort as SearchSort, page, pageSize: 50, library: of };
      const { items } = (await library.kiosk.search("猫", asked)).value;
      expect(
        items.map(({ id }) => id),
        `${sort}, ${way}`,
      ).toEqual(sorted.slice((page - 1) * 50, page * 50));
    }
  }
  // Hits that are together at the far end of an order are not looked for at the other one.
  for (const [sort, order] of [
    ["year", "o.year desc, title_id desc"],
    ["year-oldest", "o.year, title_id"],
  ] as const) {
    for (const years of [{ yearFrom: 1901 }, { yearTo: 2018 }, { yearFrom: 1901, yearTo: 2019 }]) {
      const { yearFrom = 1, yearTo = 9999 } = years;
      const { rows } = await sql<{ readonly id: number }>`
        select title_id as id from title_search join title_sort o using (title_id)
        where o.year between ${yearFrom} and ${yearTo} and title like '%猫%'
        order by ${sql.raw(order)} limit 50`.execute(library.backend.db);
      const { items } = (await library.kiosk.search("猫", { sort, pageSize: 50, ...years })).value;
      expect(
        items.map(({ id }) => id),
        `${sort}, ${way} ${JSON.stringify(years)}`,
      ).toEqual(rows.map(({ id }) => String(id)));
    }
  }
}

test("a page of very many hits is the same, read in its order in either way or sorted", async () => {
  const library = await openSmallLibrary();
  const number = (at: number): string => String(at).padStart(5, "0");
  // Neither titles nor years nor authors come in the order of entry, and there are others between the hits.
  const records = Array.from({ length: MANY }, (_, at) => ({
    title: `${at % 7 === 3 ? "犬" : "猫"}${number((at * 7919) % MANY)}`,
    reading: `ねこ${number((at * 7919) % MANY)}`,
    year: 1900 + ((at * 31) % 120),
    authors:
      at % 3 === 0 ? [] : [{ name: `人${(at * 17) % 400}`, reading: `ひと${(at * 17) % 400}`, role: "著" }],
  }));
  for (let at = 0; at < MANY; at += 1000) await imported(library, ...records.slice(at, at + 1000));
  await knowSizes(library);
  const byYear = { year: "o.year desc, title_id desc", "year-oldest": "o.year, title_id" };
  const orders = { ...byYear, title: "o.sort_key, title_id", author: "o.author_key, o.sort_key, title_id" };
  const index = ENGINE === "sqlite" ? fts5 : tsvector;
  const { scannedFrom, firstByYear } = index;
  onTestFinished(() => void Object.assign(index, { scannedFrom, firstByYear }));
  for (const [way, from] of Object.entries(WAYS)) {
    Object.assign(index, { scannedFrom: from });
    await expectOrders(library, orders, way);
  }
  // The first titles never fill a page, the first page, and the last one; the last of them is in the midst of a year.
  const firsts = [30, 60, 1180].map((titles) => ({ titles, from: 0 }));
  for (const some of ENGINE === "postgres" ? firsts : []) {
    Object.assign(index, { firstByYear: some });
    await expectOrders(library, byYear, `of the first ${some.titles}`);
  }
  Object.assign(index, { firstByYear });
  // Copies that have moved since: of few titles, of more than can be looked at one by one, and of all but as many as can be paged to.
  const left = `select s.title_id from title_search s join copies c on c.title_id = s.title_id
    where s.title like '%猫%' and c.library_id = 'central' order by s.title_id limit 1001`;
  for (const moved of ["title_id % 10 = 0", "title_id % 10 <> 1", `title_id not in (${left})`]) {
    await sql`update copies set library_id = 'west' where ${sql.raw(moved)}`.execute(library.backend.db);
    await knowSizes(library);
    await expectOrders(library, orders, moved, "central");
    if (ENGINE !== "postgres") continue;
    Object.assign(index, { firstByYear: { titles: 1180, from: 0 } });
    await expectOrders(library, byYear, `${moved}, of the first 1180`, "central");
    Object.assign(index, { firstByYear });
  }
});

test.each([
  ["are found by scanning more titles, because there are so many of them", 8, 0],
  ["are sorted, if that is too many titles", 16, 1],
])("many hits by author that come after many other titles %s", async (_, hitsForEach, timesSorted) => {
  const library = await openSmallLibrary();
  const index = ENGINE === "sqlite" ? fts5 : tsvector;
  const { scannedFrom, textsScanned } = index;
  onTestFinished(() => void Object.assign(index, { scannedFrom, textsScanned }));
  Object.assign(index, {
    scannedFrom: { ids: each(NEVER), texts: each(1100) },
    textsScanned: (hits: number) => Math.floor(hits / hitsForEach),
  });
  const by = (reading: string) => [{ name: "人", reading, role: "著" }];
  const others = Array.from({ length: 150 }, (__, at) => ({ title: `犬${at}`, authors: by("ああ") }));
  const hits = Array.from({ length: 1650 }, (__, at) => ({ title: `猫${at}`, authors: by("いい") }));
  for (const some of [others, hits.slice(0, 1000), hits.slice(1000)]) await imported(library, ...some);
  await knowSizes(library);
  const found = vi.spyOn(index, "found");
  onTestFinished(() => found.mockRestore());
  const { items } = (await library.kiosk.search("猫", { sort: "author", pageSize: 20 })).value;
  expect(items).toHaveLength(20);
  expect(items.every(({ title }) => title.startsWith("猫"))).toBe(true);
  // SQLite counts no further than from where titles are scanned, so it scans 137 titles.
  expect(found).toHaveBeenCalledTimes(ENGINE === "sqlite" ? 1 : timesSorted);
});

/** A page by year, and whether the hits among the first titles were sorted for it, all hits, or both. */
async function byYear(library: Awaited<ReturnType<typeof openSmallLibrary>>, sort: SearchSort) {
  const found = vi.spyOn(tsvector, "found");
  const { items } = (await library.kiosk.search("猫", { sort, pageSize: 20 })).value;
  const sorted = found.mock.calls.map(([, , , within]) =>
    /title_id/u.test(within.toOperationNode().sqlFragments.join()) ? "first" : "all",
  );
  found.mockRestore();
  return { ids: items.map(({ id }) => Number(id)), sorted };
}

interface Hit {
  readonly id: number;
  readonly year: number;
}

const OTHERS = [2024, 1890].flatMap((year) =>
  Array.from({ length: 400 }, (_, at) => ({ title: `鳥${at}`, year })),
);
const DIFFERENT = (at: number): number => 1900 + ((at * 31) % 120);

describe("by year, where there are more first titles than on a page", () => {
  test.each([
    ["the hits among them are sorted", DIFFERENT, [], 4000, ["first"]],
    ["all hits, if they have too few", DIFFERENT, OTHERS, 4000, ["first", "all"]],
    ["the hits among them, if all are of one year", () => 2000, [], 4000, ["first"]],
    ["all hits, if there are fewer than is worth it", DIFFERENT, [], 6000, ["all"]],
  ])("%s on PostgreSQL", async (_, yearOf, others, from, sorted) => {
    const library = await openSmallLibrary();
    const { firstByYear } = tsvector;
    onTestFinished(() => void Object.assign(tsvector, { firstByYear }));
    Object.assign(tsvector, { firstByYear: { titles: 300, from } });
    const records = Array.from({ length: MANY }, (_, at) => ({
      title: `${at % 4 === 3 ? "犬" : "猫"}${at}`,
      year: at % 10 === 0 ? null : yearOf(at),
    }));
    for (let at = 0; at < MANY; at += 1000) await imported(library, ...records.slice(at, at + 1000));
    await imported(library, ...others);
    await knowSizes(library);
    const hits = records
      .map(({ title, year }, at) => ({ title, year: year ?? 0, id: at + 1 }))
      .filter(({ title }) => title.startsWith("猫"));
    const idsBy = (order: (one: Hit, other: Hit) => number, some: readonly Hit[] = hits) =>
      some
        .toSorted(order)
        .slice(0, 20)
        .map(({ id }) => id);
    const [newest, oldest] = [await byYear(library, "year"), await byYear(library, "year-oldest")];
    expect([newest.sorted, oldest.sorted]).toEqual(ENGINE === "postgres" ? [sorted, sorted] : [[], []]);
    expect(newest.ids).toEqual(idsBy((one, other) => other.year - one.year || other.id - one.id));
    const dated = hits.filter(({ year }) => year > 0);
    expect(oldest.ids).toEqual(idsBy((one, other) => one.year - other.year || one.id - other.id, dated));
    // The last of the first titles is kept: titles imported later that come before it are found too.
    const [added = ""] = await imported(library, { title: "猫", year: 2030 }, { title: "猫", year: 1800 });
    expect((await byYear(library, "year")).ids[0]).toBe(Number(added));
    expect((await byYear(library, "year-oldest")).ids[0]).toBe(Number(added) + 1);
  });
});
