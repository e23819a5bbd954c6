import { afterAll, beforeAll, expect, test } from "vitest";
import type { SearchSort } from "#contract/domain/title.ts";
import { imported, type RecordWords } from "#test/support/backend/catalogue-records.ts";
import { type SmallLibrary, startSmallLibrary } from "#test/support/backend/small-library.ts";

const MANY = 1100;
const SORTS: readonly SearchSort[] = ["relevance", "title", "year", "year-oldest", "author"];

async function allPages(
  library: SmallLibrary,
  query: string,
  sort: SearchSort,
  asOf?: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; page <= 20; page += 1) {
    const found = await library.kiosk.search(query, {
      sort,
      page,
      pageSize: 50,
      ...(asOf === undefined ? {} : { asOf }),
    });
    ids.push(...found.value.items.map(({ id }) => id));
  }
  return ids;
}

/** A thousand and a few cats: one is the word itself, some begin with it, most hold it, some are by Cats. */
function cats(): RecordWords[] {
  return Array.from({ length: MANY }, (_, at): RecordWords => {
    const number = String(at).padStart(4, "0");
    const year = 1900 + (at % 100);
    if (at === 700) return { title: "猫", reading: "ねこ", year };
    if (at % 50 === 0) return { title: `猫の話${number}`, reading: `ねこのはなし${number}`, year };
    if (at % 10 === 1) return { title: `話${number}`, reading: `はなし${number}`, year, publisher: "猫書房" };
    return { title: `黒猫${number}`, reading: `くろねこ${number}`, year };
  });
}

let library: SmallLibrary;
let stop: () => Promise<void>;

// The last test adds titles; the others only read.
beforeAll(async () => {
  ({ library, stop } = await startSmallLibrary());
  await imported(library, ...cats());
});

afterAll(() => stop?.());

test("D77: of more than a thousand hits the exact title is first, then what begins with the word", async () => {
  const page = (await library.kiosk.search("猫", { pageSize: 50 })).value;
  expect(page).toMatchObject({ total: 1000, more: true, match: "exact" });
  expect(page.items[0]?.title).toBe("猫");
  const beginning = page.items.slice(1, 22).map(({ title }) => title);
  expect(beginning).toEqual([...beginning].sort());
  expect(beginning.every((title) => title.startsWith("猫の話"))).toBe(true);
  expect(page.items.slice(22).every(({ title }) => title.startsWith("黒猫"))).toBe(true);
  expect(new Set(await allPages(library, "猫", "relevance")).size).toBe(1000);
});

test("pages of every order hold each title once, and a title that comes in between shifts none", async () => {
  for (const sort of SORTS) {
    const first = (await library.kiosk.search("猫", { sort, pageSize: 50 })).value;
    const before = await allPages(library, "猫", sort, first.asOf);
    expect(new Set(before).size, sort).toBe(1000);
    // It would stand before everything else in each order.
    await imported(library, {
      title: "猫",
      reading: "あ",
      year: sort === "year" ? 2026 : 1000,
      authors: [{ name: "あ", reading: "あ", role: "著" }],
    });
    expect(await allPages(library, "猫", sort, first.asOf), sort).toEqual(before);
    expect(
      (await library.kiosk.search("猫", { sort, pageSize: 50 })).value.items.some(
        ({ id }) => !before.includes(id),
      ),
      sort,
    ).toBe(true);
  }
});
