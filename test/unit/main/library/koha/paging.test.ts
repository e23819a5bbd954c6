import { expect, it } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { kohaScene, options } from "#test/support/library/koha-scene.ts";

const ASK: SearchRequest = {
  query: "sand",
  field: "any",
  sort: "title",
  library: null,
  page: 1,
  pageSize: 5,
};

async function sands(count: number, pageSize: number) {
  const { library, koha } = await kohaScene();
  const first = koha.world.biblios[0];
  for (let id = 1000; id < 1000 + count; id += 1)
    koha.world.biblios.push({ ...first, biblio_id: id, title: `Sand ${id}` });
  const page = async (number: number, more: Partial<SearchRequest> = {}) => {
    const answer = await library.search({ ...ASK, page: number, pageSize, ...more }, options());
    if (!answer.ok) throw new Error(`The search failed: ${answer.refusal.name}`);
    const { items, total, more: goesOn } = answer.value;
    return { titles: items.map(({ title }) => title), total, more: goesOn };
  };
  return { koha, page };
}

it("KOHA-3: walks every page of a list that Koha does not count, each title once, and invents no total", async () => {
  for (const [count, pageSize] of [
    [23, 5],
    [25, 5],
    [26, 5],
    [23, 4],
    [1, 5],
    [5, 5],
  ] as const) {
    const { page } = await sands(count, pageSize);
    const all: string[] = [];
    for (let number = 1; ; number += 1) {
      const { titles, total, more } = await page(number);
      all.push(...titles);
      expect(titles.length).toBe(Math.min(pageSize, count - (number - 1) * pageSize));
      expect(total).toBe(more ? number * pageSize : count);
      if (!more) break;
    }
    expect(all).toEqual(Array.from({ length: count }, (_one, at) => `Sand ${1000 + at}`));
  }
});

it("KOHA-3: a page behind the last has no rows, and a filter says when it has not seen all hits", async () => {
  const { page } = await sands(120, 5);
  expect(await page(99)).toEqual({ titles: [], total: 0, more: false });
  expect(await page(1, { library: "WPL" })).toMatchObject({ total: 0, more: true });
});

it("counts up to a thousand where Koha sends the total", async () => {
  const { koha, page } = await sands(1200, 5);
  koha.quirks.countsTitles = true;
  expect(await page(3)).toEqual({
    titles: ["Sand 1010", "Sand 1011", "Sand 1012", "Sand 1013", "Sand 1014"],
    total: 1000,
    more: true,
  });
  koha.world.biblios.length = 8 + 23;
  expect(await page(3)).toMatchObject({ total: 23, more: false });
});

it.each(["items", "holds"])(
  "KOHA-17: hits are shown without their availability when %s come too late",
  async (late) => {
    const { library, koha } = await kohaScene({ times: { read: 60_000, availability: 100 } });
    koha.fail("GET", new RegExp(`^/${late}$`, "u"), { kind: "silent" }, 2);
    expect(await library.search({ ...ASK, query: "dune" }, options())).toMatchObject({
      value: { total: 2, items: [{ title: "Dune", availability: { kind: "unknown" } }, { id: "7" }] },
    });
    const picks = await library.picks({ kind: "new" }, options());
    expect(picks.ok && picks.value.length).toBe(koha.world.biblios.length);
  },
);

it("what a filter depends on is waited for", async () => {
  const { library, koha } = await kohaScene();
  koha.fail("GET", /^\/items$/u, { kind: "crash" });
  expect(await library.search({ ...ASK, query: "dune", onShelf: true }, options())).toMatchObject({
    refusal: { name: "out-of-order" },
  });
});
