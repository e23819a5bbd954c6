import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nextRecords } from "#backend/catalogue/read.ts";
import { catalogueOf, importFile, importInto } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord, WAGAHAI } from "#test/support/backend/marc-file.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

const JAPANESE = ["008", "170401s2016    ja ||||j |||||||| ||jpn  "] as const;
const CHINESE = ["008", "170401s2016    cc ||||j |||||||| ||chi  "] as const;

/** Records of which only the first has readings. */
function someRecords(): Buffer {
  return Buffer.concat([
    iso2709(WAGAHAI),
    iso2709(plainRecord("2", "銀河鉄道の夜 /$c宮沢賢治著 ; 夏目漱石編", [JAPANESE])),
    iso2709(plainRecord("3", "銀河の地図", [CHINESE])),
    iso2709(plainRecord("4", "ムーミン", [JAPANESE])),
  ]);
}

test("the analyser is loaded for a record that needs it, and by nothing else", () => {
  const script = `
    import { createRequire } from "node:module";
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("lindera"));
    await import("./backend/app.ts");
    const { ReadingMaker } = await import("./backend/import/made-readings.ts");
    const maker = new ReadingMaker();
    const record = (title, reading) => ({ language: "ja", title, reading, authors: [] });
    await maker.complete([{ kind: "record", record: record("本", "ほん") }]);
    const before = loaded();
    await maker.complete([{ kind: "record", record: record("本", "") }]);
    console.log(before, loaded());`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: join(import.meta.dirname, "../.."),
    encoding: "utf8",
  });
  expect([stdout, stderr]).toEqual(["false true\n", ""]);
});

describe("readings made for records without them", () => {
  test("find title and author, and are shown nowhere", async () => {
    const library = await openSmallLibrary();
    await importInto(library, { ...importFile(someRecords(), "marc21"), readings: true });
    for (const query of ["ぎんがてつどうのよる", "ギンガテツドウ", "てつどう", "みやざわけんじ"])
      expect(await titles(library, query)).toEqual(["銀河鉄道の夜"]);
    const [found] = (await library.kiosk.search("ぎんがてつどう")).value.items;
    expect(found).toMatchObject({
      reading: "",
      authors: [{ name: "宮沢賢治", reading: "" }, { reading: "" }],
    });
    const [suggested] = (
      await library.kiosk.send<readonly object[]>("suggest", { body: { prefix: "ぎんが" } })
    ).value;
    expect(suggested).toMatchObject({ text: "銀河鉄道の夜", reading: "" });
  });

  test("give way to an added title (740) in kana", async () => {
    const library = await openSmallLibrary();
    const file = iso2709(plainRecord("1", "平家物語", [JAPANESE, ["740", "0 $aヘイケ モノガタリ"]]));
    await importInto(library, { ...importFile(file, "marc21"), readings: true });
    expect(await titles(library, "へいけもの")).toEqual(["平家物語"]);
    expect(await titles(library, "ひらかもの")).toEqual([]);
  });

  test("are not made where there is one, for other languages, and for kana", async () => {
    const library = await openSmallLibrary();
    await importInto(library, { ...importFile(someRecords(), "marc21"), readings: true });
    const rows = await library.backend.db
      .selectFrom("titles")
      .select(["title", "madeTitle", "madeAuthors"])
      .orderBy("id")
      .execute();
    expect(rows.map(({ madeTitle, madeAuthors }) => [madeTitle, madeAuthors])).toEqual([
      ["", ""],
      ["ぎんがてつどうのよる", "みやざわけんじ\nなつめそうせき"],
      ["", ""],
      ["", ""],
    ]);
  });

  test("come back with the record, change nothing when it is imported again, and go with --no-readings", async () => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const file = { ...importFile(someRecords(), "marc21"), readings: true };
    await importInto(library, file);
    const read = await nextRecords(db, 0, 10);
    const authors = ["みやざわけんじ", "なつめそうせき"];
    expect(read[1]?.record.made).toEqual({ title: "ぎんがてつどうのよる", authors });
    expect(await importInto(library, file)).toMatchObject({ same: 4, changed: 0 });
    expect(await importInto(library, { ...file, readings: false })).toMatchObject({ same: 3, changed: 1 });
    expect(await titles(library, "ぎんがてつどう")).toEqual([]);
    expect((await catalogueOf(db)).filter(({ made }) => made !== undefined)).toEqual([]);
  });

  test("a later import with readings adds them to what is suggested", async () => {
    const library = await openSmallLibrary();
    const file = importFile(someRecords(), "marc21");
    await importInto(library, file);
    const suggest = async () =>
      (await library.kiosk.send<readonly object[]>("suggest", { body: { prefix: "みやざわ" } })).value;
    expect(await suggest()).toEqual([]);
    const more = Buffer.concat([
      someRecords(),
      iso2709(plainRecord("5", "注文の多い料理店 /$c宮沢賢治著", [JAPANESE])),
    ]);
    await importInto(library, { ...importFile(more, "marc21"), readings: true });
    expect(await suggest()).toMatchObject([{ text: "宮沢賢治", reading: "", titles: 2 }]);
  });
});
