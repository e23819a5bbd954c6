import { describe, expect, test } from "vitest";
import { author, sharedCatalogue, titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

const catalogue = sharedCatalogue();

describe("search", () => {
  test.each([
    ["わがはいはねこ", "吾輩は猫である", "the beginning of the reading"],
    ["ワガハイハネコ", "吾輩は猫である", "katakana"],
    ["ﾜｶﾞﾊｲﾊﾈｺ", "吾輩は猫である", "half-width katakana with their own voiced marks"],
    ["ワガハイ ワ ネコ", "吾輩は猫である", "particles written as they sound"],
    ["輩は猫", "吾輩は猫である", "the middle of a title"],
    ["つじむらみづき", "かがみの孤城", "づ as the author writes it"],
    ["つじむらみずき", "かがみの孤城", "ず as it sounds"],
    ["つしむら", "かがみの孤城", "no voiced marks, when nothing else is found"],
    ["辻村　孤城", "かがみの孤城", "two words with a full-width space"],
    ["とうりあめ", "通り雨", "a long o written as う"],
    ["9784101010014", "吾輩は猫である", "ISBN of 13 digits"],
    ["978-4-10-101001-4", "吾輩は猫である", "ISBN with hyphens"],
    ["4-10-101001-3", "吾輩は猫である", "ISBN of 10 digits"],
    ["学問", "学問のすゝめ", "new form of a kanji"],
    ["學問", "学問のすゝめ", "old form of a kanji"],
    ["福沢", "学問のすゝめ", "new form where the catalogue has the old"],
    ["渋澤", "唐草物語", "mixed forms"],
    ["髙慢", "高慢と偏見", "the form with a ladder"],
    ["SNOW country", "Snow Country", "Latin in any case"],
    ["ｓｎｏｗ", "Snow Country", "full-width Latin"],
    ["vintage", "Snow Country", "the publisher"],
    ["びよん", "ヴィヨンの妻", "ゔぃ as び"],
  ])("D76: %s finds %s (%s)", async (query, title) => {
    expect(await titles(catalogue(), query)).toEqual([title]);
  });

  test("D77: a title of one character is found, and stands first", async () => {
    expect(await titles(catalogue(), "妻")).toEqual(["妻", "ヴィヨンの妻"]);
  });

  test("D76: 斉 and 斎 are two names, 龍 and 竜 one dragon", async () => {
    const library = catalogue();
    expect(await titles(library, "斉藤")).toEqual(["斉藤さん"]);
    expect(await titles(library, "斎藤")).toEqual(["斎藤さん"]);
    expect(await titles(library, "龍")).toEqual(await titles(library, "竜"));
  });

  test("D76: a looser tier is used only when the stricter one finds nothing", async () => {
    const library = await openSmallLibrary();
    await library.titles({ title: "かき", reading: "かき" }, { title: "鍵", reading: "かぎ" });
    expect(await titles(library, "かぎ")).toEqual(["鍵"]);
    expect(await titles(library, "がき")).toEqual(["かき", "鍵"]);
  });

  test("all words must be found, in whatever field", async () => {
    const library = catalogue();
    expect(await titles(library, "夏目 こころ")).toEqual(["こころ"]);
    expect(await titles(library, "夏目 孤城")).toEqual([]);
  });

  test("D20: magazines are found too", async () => {
    expect(await titles(catalogue(), "文芸春秋")).toEqual(["文藝春秋"]);
  });

  test("a field looks nowhere else", async () => {
    const library = catalogue();
    expect(await titles(library, "夏目", { field: "title" })).toEqual([]);
    expect(await titles(library, "夏目", { field: "author" })).toEqual(["こころ", "吾輩は猫である"]);
    expect(await titles(library, "こころ", { field: "author" })).toEqual([]);
  });

  test("D81: a class number is found by its first digits", async () => {
    const library = catalogue();
    expect(await titles(library, "933", { field: "ndc" })).toEqual(["高慢と偏見"]);
    expect(await titles(library, "Ｒ３７", { field: "ndc" })).toEqual(["学問のすゝめ"]);
    expect(await titles(library, "Ｋ３７", { field: "ndc" })).toEqual([]);
    expect((await library.kiosk.search("9", { field: "ndc" })).value.total).toBe(15);
    expect(await refusalOf(library.kiosk.search("文学", { field: "ndc" }))).toBe("query-empty");
  });

  test("D78: by title is the gojuon order, volumes by their number; by year is newest first", async () => {
    const library = catalogue();
    expect(await titles(library, "竜馬", { sort: "title" })).toEqual([
      "竜馬がゆく1",
      "竜馬がゆく2",
      "竜馬がゆく10",
    ]);
    expect(await titles(library, "夏目", { sort: "title" })).toEqual(["こころ", "吾輩は猫である"]);
    expect(await titles(library, "妻", { sort: "year" })).toEqual(["ヴィヨンの妻", "妻"]);
  });

  test("a library shows what it has a copy of", async () => {
    const library = catalogue();
    expect(await titles(library, "夏目", { library: "west" })).toEqual(["こころ"]);
    expect(await titles(library, "夏目", { library: "east" })).toEqual([]);
    expect(await refusalOf(library.kiosk.search("夏目", { library: "north" }))).toBe("unknown-library");
  });

  test.each(['"', "*", "%", "_", "'", "\\", "(", "📚", "  　 ", "-", "^"])(
    "a sign alone (%j) is an empty question",
    async (query) => {
      expect(await refusalOf(catalogue().kiosk.search(query))).toBe("query-empty");
    },
  );

  test.each([
    '"猫"',
    "猫*",
    "猫%",
    "_猫_",
    "📚猫",
    "猫'--",
    "title:猫",
    "{title}: 猫",
    "NEAR(猫, 2)",
    "猫 OR 犬",
    "^猫",
  ])("query syntax is only text: %j", async (query) => {
    const answer = await catalogue().kiosk.search(query);
    expect(answer.status).toBe(200);
  });

  test("a sign inside the words changes nothing", async () => {
    const library = catalogue();
    for (const query of ['"猫"', "猫*", "猫%", "_猫_", "📚猫"])
      expect(await titles(library, query)).toEqual(["吾輩は猫である"]);
    expect(await titles(library, "100%")).toEqual(["100%のりんご"]);
  });

  test("pages follow each other and hits are counted up to a thousand", async () => {
    const library = await openSmallLibrary();
    await library.titles(
      ...Array.from({ length: 1003 }, (_, at) => ({
        title: `数え歌${at}`,
        reading: `かぞえうた${String(at).padStart(4, "0")}`,
      })),
    );
    const first = (await library.kiosk.search("数え歌", { sort: "title", pageSize: 50 })).value;
    expect(first).toMatchObject({ total: 1000, more: true, page: 1 });
    const second = (await library.kiosk.search("数え歌", { sort: "title", pageSize: 50, page: 2 })).value;
    expect([first.items[0]?.title, first.items[49]?.title]).toEqual(["数え歌0", "数え歌49"]);
    expect([second.items[0]?.title, second.items[49]?.title]).toEqual(["数え歌50", "数え歌99"]);
    expect((await library.kiosk.search("数え歌", { pageSize: 50, page: 20 })).value.items).toHaveLength(50);
    expect((await library.kiosk.search("数え歌", { pageSize: 50, page: 21 })).value.items).toHaveLength(0);
  });
});

describe("suggestions", () => {
  test("titles and authors begin like what is typed, by writing or reading, each text once", async () => {
    const library = catalogue();
    expect((await library.kiosk.suggest("つ")).value).toEqual([
      { text: "辻村深月", reading: "つじむら みづき", field: "author", titles: 1 },
      { text: "妻", reading: "つま", field: "title", titles: 1 },
    ]);
    expect((await library.kiosk.suggest("りょうま")).value.map(({ text }) => text)).toEqual(["竜馬がゆく"]);
    expect((await library.kiosk.suggest("龍馬")).value.map(({ text }) => text)).toEqual(["竜馬がゆく"]);
  });

  test("at most six, and nothing for nothing", async () => {
    const library = await openSmallLibrary();
    await library.titles(
      ...Array.from({ length: 30 }, (_, at) => ({ title: `猫${at}`, authors: [author(`猫田${at}`, "")] })),
    );
    const six = (await library.kiosk.suggest("猫")).value;
    expect(six).toHaveLength(6);
    expect(six.filter(({ field }) => field === "author")).toHaveLength(2);
    for (const nothing of ["", " ", "%", '"'])
      expect((await library.kiosk.suggest(nothing)).value).toEqual([]);
  });
});
