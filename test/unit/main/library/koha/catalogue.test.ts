import { describe, expect, it } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { ABOUT } from "#test/support/library/koha-library-info.ts";
import { kohaScene, options } from "#test/support/library/koha-scene.ts";
import { day, hold, item, type Row } from "../../../../fakes/koha-world.ts";

const no = (name: string) => ({ ok: false, refusal: { name } });
const ASK: SearchRequest = {
  query: "dune",
  field: "any",
  sort: "title",
  library: null,
  page: 1,
  pageSize: 10,
};

async function titlesFor(more: Partial<SearchRequest>): Promise<readonly string[]> {
  const { library } = await kohaScene();
  const answer = await library.search({ ...ASK, ...more }, options());
  if (!answer.ok) throw new Error(`The search failed: ${answer.refusal.name}`);
  return answer.value.items.map(({ title }) => title);
}

describe("searching at Koha", () => {
  it("gives titles with where they are, by three calls a page", async () => {
    const { library, koha } = await kohaScene();
    expect(await library.search(ASK, options())).toMatchObject({
      ok: true,
      value: {
        total: 2,
        more: false,
        page: 1,
        match: "exact",
        items: [
          {
            id: "1",
            title: "Dune",
            authors: [{ name: "Herbert, Frank" }],
            publisher: "Placeholder Press",
            year: 2019,
            availability: { kind: "on-shelf", library: "WPL" },
          },
          // Its only copy is set aside: only the holds tell.
          { id: "7", title: "Dune messiah", volume: "2", availability: { kind: "holdable", waiting: 0 } },
        ],
      },
    });
    expect(koha.asked().toSorted()).toEqual(["GET /biblios", "GET /holds", "GET /items"]);
  });

  it.each<[string, Partial<SearchRequest>, readonly string[]]>([
    ["a percent sign is itself", { query: "100%" }, ["100% wool"]],
    ["an underline is itself", { query: "_" }, []],
    ["a backslash is itself", { query: "\\" }, []],
    ["every word must be there", { query: "dune messiah" }, ["Dune messiah"]],
    ["words of title and author go together", { query: "dune　herbert" }, ["Dune", "Dune messiah"]],
    ["full-width letters are the same", { query: "ｄｕｎｅ" }, ["Dune", "Dune messiah"]],
    ["a subtitle counts", { query: "handbook" }, ["100% wool"]],
    ["the author alone", { query: "dune", field: "author" }, []],
    ["a whole ISBN, as typed", { query: "978-0441172719", field: "isbn" }, ["Dune"]],
    ["an old ISBN", { query: "0441172717" }, ["Dune"]],
    ["first digits of an ISBN", { query: "978-0-441", field: "isbn" }, ["Dune"]],
    ["years", { query: "wool", yearFrom: 1990, yearTo: 2000 }, ["1000 wools"]],
    ["oldest first", { query: "wool", sort: "year-oldest" }, ["1000 wools", "100% wool"]],
    ["newest first", { query: "wool", sort: "year" }, ["100% wool", "1000 wools"]],
    ["magazines", { query: "e", material: "magazine" }, ["Weekly paper"]],
    ["books", { query: "paper", material: "book" }, []],
    ["what Koha cannot tell apart is not found", { query: "e", material: "audio-visual" }, []],
    ["KOHA-16: publishers are no column of Koha's", { query: "placeholder", field: "publisher" }, []],
    ["class numbers are not in Koha's columns", { query: "913", field: "ndc" }, []],
    ["one library's", { query: "dune", library: "WPL" }, ["Dune"]],
    ["on the shelf now", { query: "dune", onShelf: true }, ["Dune"]],
    ["on the shelf here", { query: "dune", onShelf: true, library: "CPL" }, []],
    ["what can be held", { query: "atlas", holdable: true }, []],
  ])("%s", async (_what, more, expected) => {
    expect(await titlesFor(more)).toEqual(expected);
  });

  it("an empty query is not asked, and nothing is suggested", async () => {
    const { library, koha } = await kohaScene();
    expect(await library.search({ ...ASK, query: " " }, options())).toEqual(no("query-empty"));
    expect(await library.suggest({ prefix: "du" }, options())).toEqual(no("unexpected"));
    expect(library.capabilities.suggest).toBe(false);
    expect(koha.asked()).toEqual([]);
  });
});

describe("looking through Koha without a question", () => {
  it("new titles are those entered last that are lent", async () => {
    const { library, koha } = await kohaScene();
    const days = ["2026-11-01", "2026-11-20", "2026-11-10"];
    for (const [at, day] of days.entries()) {
      const row = koha.world.biblios[at];
      if (row !== undefined) koha.world.biblios[at] = { ...row, creation_date: day };
    }
    const titles = await library.picks({ kind: "new" }, options());
    expect(titles.ok && titles.value[0]?.id).toBe(String(koha.world.biblios[1]?.["biblio_id"]));
    expect(await library.picks({ kind: "popular" }, options())).toEqual(no("unexpected"));
    expect(await library.classAt({ ndc: "" }, options())).toEqual(no("unexpected"));
  });

  it("other editions have the same title and an author in common", async () => {
    const { library, koha } = await kohaScene();
    const dune = koha.world.biblios.find((row) => row["biblio_id"] === 1) ?? {};
    koha.world.biblios.push(
      { ...dune, biblio_id: 501, copyright_date: 1984 },
      { ...dune, biblio_id: 502, author: "Somebody, Else" },
    );
    const related = await library.related({ id: "1" }, options());
    expect(related.ok && related.value.editions.map(({ id }) => id)).toEqual(["501"]);
  });
});

describe("a title at Koha", () => {
  it("has the state of each copy, by two calls", async () => {
    const { library, koha } = await kohaScene();
    expect(await library.title({ id: "1" }, options())).toMatchObject({
      ok: true,
      value: {
        title: "Dune",
        pages: 321,
        isbn: "9780441172719",
        holdable: true,
        waiting: 0,
        availability: { kind: "on-shelf", library: "WPL" },
        copies: [
          { barcode: "3900000008", library: "CPL", status: "on-loan", dueDate: day(5), kept: null },
          { barcode: "39000000018", library: "WPL", status: "on-shelf", dueDate: null, callNumber: "F 18" },
        ],
      },
    });
    expect(koha.asked().toSorted()).toEqual(["GET /holds", "GET /items"]);
  });

  it.each([
    [
      "lost copies are missing, withdrawn ones are none",
      "8",
      { holdable: false, availability: { kind: "none" }, copies: [{ status: "missing" }] },
    ],
    [
      "a copy that is not lent is read here",
      "4",
      { holdable: false, availability: { kind: "in-library" }, copies: [{ kept: "reference" }] },
    ],
    [
      "a copy that waits for somebody is not on its shelf",
      "7",
      { holdable: true, waiting: 0, copies: [{ status: "on-hold-shelf" }] },
    ],
    [
      "a copy on its way to somebody is on its way",
      "5",
      { material: "magazine", copies: [{ status: "in-transit" }] },
    ],
    ["those who wait are counted", "3", { waiting: 2, availability: { kind: "holdable", waiting: 2 } }],
    [
      "a title without copies is none to take",
      "6",
      { holdable: false, copies: [], availability: { kind: "none" } },
    ],
  ])("%s", async (_what, id, expected) => {
    const { library } = await kohaScene();
    expect(await library.title({ id }, options())).toMatchObject({ ok: true, value: expected });
  });

  it("an ordered copy can be held and is nowhere yet", async () => {
    const { library, koha } = await kohaScene();
    const copy = koha.world.items.find((one) => one["item_id"] === 21);
    if (copy) copy["effective_not_for_loan_status"] = -1;
    expect(await library.title({ id: "2" }, options())).toMatchObject({
      value: { holdable: true, availability: { kind: "holdable" }, copies: [{ status: "in-transit" }] },
    });
  });

  it.each<[string, Row, object]>([
    [
      "is not on its shelf, and can be held",
      {},
      { holdable: true, availability: { kind: "holdable" }, copies: [{ status: "damaged" }] },
    ],
    [
      "that is lent comes back at its day",
      { checked_out_date: day(5) },
      { availability: { kind: "holdable" }, copies: [{ status: "on-loan", dueDate: day(5) }] },
    ],
    [
      "that is lost is missing",
      { lost_status: 1 },
      { holdable: false, availability: { kind: "none" }, copies: [{ status: "missing" }] },
    ],
    [
      "that is not lent is not read here either",
      { effective_not_for_loan_status: 1 },
      { holdable: false, availability: { kind: "none" }, copies: [{ status: "damaged", kept: "reference" }] },
    ],
  ])("a damaged copy %s", async (_what, more, expected) => {
    const { library, koha } = await kohaScene();
    const copy = koha.world.items.find((one) => one["item_id"] === 21);
    Object.assign(copy ?? {}, { damaged_status: 1, ...more });
    expect(await library.title({ id: "2" }, options())).toMatchObject({ ok: true, value: expected });
  });

  it("a damaged copy yields to a sound one", async () => {
    const { library, koha } = await kohaScene();
    koha.world.items.push(item(22, 2, { damaged_status: 1 }));
    expect(await library.title({ id: "2" }, options())).toMatchObject({
      value: {
        availability: { kind: "on-shelf", callNumber: "F 21" },
        copies: [{ status: "on-shelf" }, { status: "damaged" }],
      },
    });
  });

  it.each(["999", "../patrons/4", "1;2", ""])("%s is not found", async (id) => {
    const { library } = await kohaScene();
    expect(await library.title({ id }, options())).toEqual(no("title-not-found"));
  });

  it.each([
    ["something that is not Koha's", { html: "<html>" }],
    ["a path this version does not have", { errors: [{ message: "Not Found.", path: "/" }], status: 404 }],
  ])("%s is no missing title", async (_what, body) => {
    const { library, koha } = await kohaScene();
    koha.fail("GET", /^\/biblios\/6$/u, { kind: "answer", answer: { status: 404, body } });
    expect(await library.title({ id: "6" }, options())).toEqual(no("out-of-order"));
  });

  it("names places in words where the version knows them", async () => {
    const { library, koha } = await kohaScene();
    koha.quirks.version = "23.11";
    await library.info(options());
    expect(await library.title({ id: "1" }, options())).toMatchObject({
      value: { copies: [{ place: { en: "General Stacks" } }, {}] },
    });
    const old = await kohaScene();
    await old.library.info(options());
    expect(await old.library.title({ id: "1" }, options())).toMatchObject({
      value: { copies: [{ place: { en: "GEN" } }, {}] },
    });
  });

  it("a scanned ISBN finds its title however Koha has written it; a barcode finds its copy alone", async () => {
    const { library, koha } = await kohaScene();
    const { biblios, items } = koha.world;
    // Its digits stand in another title's numbers, one after the other.
    biblios.unshift({ ...biblios[0], biblio_id: 900, isbn: "9780441172718 | 9791234567896" });
    for (let id = 500; id < 530; id += 1)
      items.unshift({ ...items[0], item_id: id, external_id: `39000000021${id}` });
    const find = (kind: "isbn" | "copy", value: string) => library.find({ kind, value }, options());
    expect(await find("isbn", "9780441172719")).toEqual({ ok: true, value: { id: "1" } });
    expect(await find("isbn", "9784101010014")).toEqual(no("isbn-not-held"));
    expect(await find("copy", "39000000021")).toEqual({ ok: true, value: { id: "2" } });
    // Contains would find several, and fill a page with them.
    expect(await find("copy", "3900000")).toEqual(no("copy-not-found"));
    expect(await find("copy", "39000000082")).toEqual(no("copy-not-found"));
    koha.fail("GET", /^\/items$/u, { kind: "answer", answer: { status: 200, body: [items.at(-1)] } });
    expect(await find("copy", "39000000021")).toEqual(no("copy-not-found"));
  });

  it("says nothing of who waits", async () => {
    const { library, koha } = await kohaScene();
    koha.world.holds.push(hold(300, 14, 1, { notes: "canary note" }));
    const text = JSON.stringify(await library.title({ id: "1" }, options()));
    expect(text).not.toMatch(/patron|canary/u);
  });
});

describe("what Koha says of the library", () => {
  it("is its pickup libraries, with neutral words for the rest", async () => {
    const { library } = await kohaScene();
    const info = await library.info(options());
    expect(info).toMatchObject({
      ok: true,
      value: {
        name: { en: "Central Library" },
        phone: "000-000-0000",
        rules: { maxHolds: 50, maxRenewals: 0 },
      },
    });
    expect(info.ok && info.value.libraries.map(({ id }) => id)).toEqual(["CPL", "WPL", "TPL"]);
  });

  it("gives way to the settings, for the libraries that Koha has", async () => {
    const { library, events } = await kohaScene({ about: ABOUT });
    const info = await library.info(options());
    expect(info).toMatchObject({ value: { name: { ja: "見本図書館" }, rules: { maxHolds: 4 } } });
    expect(info.ok && info.value.libraries.map(({ id }) => id)).toEqual(["CPL"]);
    expect(events()).toEqual(["koha-library-unknown"]);
  });
});
