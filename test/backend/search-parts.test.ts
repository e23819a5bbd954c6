import fc from "fast-check";
import { expect, test } from "vitest";
import { foldStrict } from "#backend/text/fold.ts";
import { foundBy, imported } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

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
