import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { fts5 } from "#backend/store/search/fts5.ts";
import { condition } from "#backend/store/search/index-engine.ts";
import { begins, holds, isWhole, type Match } from "#backend/store/search/match.ts";
import { tsvector } from "#backend/store/search/tsvector.ts";
import { foldStrict } from "#backend/text/fold.ts";
import { EDGE, WORD } from "#backend/text/pairs.ts";
import { foundBy, imported } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

const kana = fc.integer({ min: 0x3041, max: 0x30fc }).map((code) => String.fromCodePoint(code));
const kanji = fc.constantFrom(..."猫犬本日学龍國澤々〆𠮷邉山川人間大小");
const other = fc.constantFrom(..."aZ9ｶﾞＡ１・「」 　!%_'\"*-é");
const text = fc.string({ unit: fc.oneof(kana, kanji, other), minLength: 1, maxLength: 24 });
const EXAMPLES = 60;
const QUESTIONS = 40;

test("D77: whatever part of a title, two characters or more, is asked for finds it", async () => {
  const library = await openSmallLibrary();
  const titles = fc
    .sample(text, { numRuns: EXAMPLES, seed: 20261125 })
    .filter((title) => foldStrict(title) !== "");
  const ids = await imported(library, ...titles.map((title) => ({ title, reading: "よみ" })));
  const part = fc.record({
    which: fc.nat(titles.length - 1),
    from: fc.nat(30),
    length: fc.integer({ min: 2, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(part, async ({ which, from, length }) => {
      const chars = [...foldStrict(titles[which] ?? "")];
      const asked = chars.slice(from % chars.length).slice(0, length);
      if (asked.length < 2) return;
      const page = await library.kiosk.search(asked.join(""), { field: "title", pageSize: 50 });
      expect(page.value.match).toBe("exact");
      expect(page.value.items.map(({ id }) => id)).toContain(ids[which]);
    }),
    { numRuns: QUESTIONS, seed: 1 },
  );
});

test("D77: a title with all the pairs of a word, but not in a row, is not found by it", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "かきくけ" },
    { title: "きくけとかきく" },
    { title: "かき", subtitle: "くけ" },
    { title: "別", authors: [author("かきく", ""), author("くけこ", "")] },
  );
  expect(await foundBy(library, "かきくけ")).toEqual(["かきくけ"]);
  // What has the word stands after what begins with it.
  expect(await foundBy(library, "きくけ")).toEqual(["きくけとかきく", "かきくけ"]);
});

/** Few characters, so that many titles and words begin alike. */
const alike = fc.string({ unit: fc.constantFrom(..."あいん𠮷"), minLength: 1, maxLength: 5 });
const KINDS: Readonly<Record<string, (text: string) => Match>> = {
  "holds it": (text) => holds(["title", "reading"], text),
  "begins with it": (text) => begins(["title", "reading"], text),
  "is it": (text) => isWhole(["title", "reading"], text),
  "has a value that begins with it": (text) => holds(["title"], EDGE + text),
  "has a word that begins with it": (text) => holds(["reading"], WORD + text),
  "has a word in the reading and begins with it": (text) => {
    return { kind: "all", of: [holds(["reading"], WORD + text), begins(["title"], text)] };
  },
  "has it, and does not begin with it": (text) => {
    return { kind: "but", of: holds(["title"], text), not: begins(["title"], text) };
  },
};

test("D77: of a title that holds a text, begins with it or is it, the index finds what the texts say", async () => {
  const library = await openSmallLibrary();
  const words = fc.record({
    title: alike,
    subtitle: alike,
    reading: fc.array(alike, { minLength: 1, maxLength: 3 }),
  });
  const titles = fc.sample(words, { numRuns: 300, seed: 26 });
  await imported(
    library,
    ...titles.map(({ reading, ...title }) => ({ ...title, reading: reading.join(" ") })),
  );
  const { db } = library.backend;
  const index = ENGINE === "sqlite" ? fts5 : tsvector;
  const found = new Set<string>();
  const question = fc.record({ kind: fc.constantFrom(...Object.keys(KINDS)), asked: alike });
  await fc.assert(
    fc.asyncProperty(question, async ({ kind, asked }) => {
      const text = foldStrict(asked);
      // A single kana is looked for at beginnings alone.
      if ([...text].length < 2 && !/begins with it$|is it/u.test(kind)) return;
      const match = KINDS[kind]?.(text) as Match;
      const byIndex = await sql<{
        id: number;
      }>`select id from (${index.hits(match, null)}) as hit order by id`.execute(db);
      const byText = await sql<{ id: number }>`
        select s.title_id as id from title_search s where ${condition(match, index.position)} order by s.title_id`.execute(
        db,
      );
      if (byText.rows.length > 0) found.add(kind);
      expect(byIndex.rows.map(({ id }) => Number(id))).toEqual(byText.rows.map(({ id }) => Number(id)));
    }),
    { numRuns: 400, seed: 2 },
  );
  expect([...found].sort()).toEqual(Object.keys(KINDS).sort());
});

test("a changed record is found by what it says now, and by nothing it said before", async () => {
  const library = await openSmallLibrary();
  const book = {
    recordId: "test:one",
    title: "古い題名",
    authors: [author("前田", "まえだ")],
    ndcs: ["913.6"],
  };
  const [id] = await imported(library, book);
  expect((await library.kiosk.send<{ titles: number }>("classAt", { id: "913" })).value.titles).toBe(1);
  expect(await imported(library, { ...book, title: "新しい題名", authors: [], ndcs: ["210"] })).toEqual([id]);
  expect(await foundBy(library, "古い")).toEqual([]);
  expect(await foundBy(library, "前田")).toEqual([]);
  expect(await foundBy(library, "新しい")).toEqual(["新しい題名"]);
  expect((await library.kiosk.suggest("まえだ")).value).toEqual([]);
  expect((await library.kiosk.suggest("古い")).value).toEqual([]);
  expect((await library.kiosk.send<{ titles: number }>("classAt", { id: "913" })).value.titles).toBe(0);
  expect((await library.kiosk.send<{ titles: number }>("classAt", { id: "21" })).value.titles).toBe(1);
});
