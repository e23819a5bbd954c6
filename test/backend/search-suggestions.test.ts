import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { suggestionsForChildren } from "#backend/store/migrations/0013-suggestions-for-children.ts";
import type { ClassPage, SubjectClass, Suggestion, Theme } from "#contract/domain/title.ts";
import { foundBy, imported } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

const CLI = join(import.meta.dirname, "../../backend/import/classes-cli.ts");

test("suggestions: what is exactly this, then what most titles have; each text once, with its titles", async () => {
  const library = await openSmallLibrary();
  const soseki = author("夏目漱石", "なつめ そうせき");
  await imported(
    library,
    ...Array.from({ length: 3 }, (_, at) => ({
      title: "夏目友人帳",
      reading: "なつめゆうじんちょう",
      volume: String(at),
    })),
    { title: "夏目", reading: "なつめ", authors: [soseki] },
    {
      title: "こころ",
      reading: "こころ",
      authors: [soseki],
      subjects: [{ text: "夏目漱石研究", reading: "ナツメソウセキケンキュウ" }],
    },
  );
  const texts = async (prefix: string, fields?: readonly ("title" | "author" | "subject")[]) => {
    const body = fields === undefined ? { prefix } : { prefix, fields };
    const answer = await library.kiosk.send<readonly Suggestion[]>("suggest", { body });
    return answer.value.map(({ text, field, titles }) => `${field} ${text} ${titles}`);
  };
  expect(await texts("なつめ")).toEqual(["author 夏目漱石 2", "title 夏目 1", "title 夏目友人帳 3"]);
  expect(await texts("ナツメ", ["subject"])).toEqual(["subject 夏目漱石研究 1"]);
  expect(await texts("夏目", ["author", "subject"])).toEqual(["author 夏目漱石 2", "subject 夏目漱石研究 1"]);
  expect(await texts("夏目友")).toEqual(["title 夏目友人帳 3"]);
  expect(await texts("友人")).toEqual([]);
});

test("suggestions for children: what children's books have, counted among them, whatever comes and goes", async () => {
  const library = await openSmallLibrary();
  const kenji = author("宮沢賢治", "みやざわ けんじ");
  const galaxy = { title: "銀河鉄道の夜", reading: "ぎんがてつどうのよる", authors: [kenji] };
  const tale = {
    recordId: "test:tale",
    title: "銀の匙",
    reading: "ぎんのさじ",
    audience: "children",
  } as const;
  await imported(library, galaxy, galaxy, { ...galaxy, audience: "children" }, tale, {
    title: "銀行論",
    reading: "ぎんこうろん",
    authors: [author("宮本", "みやもと")],
  });
  const texts = async (prefix: string, audience?: "children") => {
    const body = { prefix, ...(audience === undefined ? {} : { audience }) };
    const answer = await library.kiosk.send<readonly Suggestion[]>("suggest", { body });
    return answer.value.map(({ text, titles }) => `${text} ${titles}`);
  };
  expect(await texts("ぎん")).toEqual(["銀河鉄道の夜 3", "銀の匙 1", "銀行論 1"]);
  expect(await texts("ぎん", "children")).toEqual(["銀の匙 1", "銀河鉄道の夜 1"]);
  expect(await texts("みや", "children")).toEqual(["宮沢賢治 1"]);
  // A record that comes again as a book for all is a children's book no more; nothing is counted twice.
  await imported(library, { ...tale, audience: "general" });
  expect(await texts("ぎん", "children")).toEqual(["銀河鉄道の夜 1"]);
  expect(await texts("ぎん")).toContain("銀の匙 1");
  await imported(library, tale);
  expect(await texts("ぎん", "children")).toEqual(["銀の匙 1", "銀河鉄道の夜 1"]);
  expect((await library.kiosk.send("suggest", { body: { prefix: "ぎ", audience: "general" } })).status).toBe(
    400,
  );
});

test("suggestions for children are counted when a catalogue of before is opened", async () => {
  const library = await openSmallLibrary();
  const { db } = library.backend;
  await imported(
    library,
    { title: "銀の匙", reading: "ぎんのさじ", audience: "children" },
    { title: "銀の匙", reading: "ぎんのさじ" },
    { title: "銀行論", reading: "ぎんこうろん" },
    { title: "★", reading: "" },
  );
  for (const index of ["text", "reading"])
    await sql`drop index ${sql.ref(`search_suggestions_children_${index}`)}`.execute(db);
  await sql`alter table search_suggestions drop column children`.execute(db);
  await suggestionsForChildren.up(db);
  const body = { prefix: "ぎん", audience: "children" };
  const { value } = await library.kiosk.send<readonly Suggestion[]>("suggest", { body });
  expect(value).toEqual([{ text: "銀の匙", reading: "ぎんのさじ", field: "title", titles: 1 }]);
});

test("D76: when nothing is found, what the catalogue has that is spelled alike is proposed", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "かがみの孤城", reading: "かがみのこじょう", authors: [author("辻村深月", "つじむら みづき")] },
    { title: "風と共に去りぬ", reading: "かぜとともにさりぬ", authors: [author("ミッチェル", "みっちぇる")] },
  );
  const proposed = async (query: string) => (await library.kiosk.search(query)).value.didYouMean;
  expect(await proposed("つじむらみづく")).toEqual(["辻村深月"]);
  expect(await proposed("つじむらみき")).toEqual(["辻村深月"]);
  expect(await proposed("ミッチャル")).toEqual(["ミッチェル"]);
  expect(await proposed("風と友に去りぬ")).toEqual(["風と共に去りぬ"]);
  expect(await proposed("辻村深槻")).toEqual(["辻村深月"]);
  expect(await proposed("辻村深槻　孤城")).toEqual(["辻村深月 孤城"]);
  // Found as typed: nothing to propose. Nothing alike: nothing either.
  expect(await proposed("つじむらみずき")).toBeUndefined();
  expect(await proposed("まったくべつのことば")).toBeUndefined();
  expect(await proposed("ろ")).toBeUndefined();
});

test("D76: misreadings and other ways to write a word are understood when nothing is found", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "白夜行", reading: "びゃくやこう", authors: [author("東野圭吾", "ひがしの けいご")] },
    { title: "雪国", reading: "ゆきぐに", authors: [author("川端康成", "かわばた やすなり")] },
    { title: "坊っちゃん", reading: "ぼっちゃん", authors: [author("夏目漱石", "なつめ そうせき")] },
    { title: "星の王子さま", reading: "ほしのおうじさま" },
    { title: "関ヶ原", reading: "せきがはら" },
    { title: "三四郎", reading: "さんしろう" },
    { title: "子どもの情景", reading: "こどものじょうけい" },
    { title: "Harry Potter and the Goblet of Fire", reading: "", authors: [author("J. K. Rowling", "")] },
    { title: "Pottery for beginners", reading: "" },
  );
  const proposed = async (query: string) => (await library.kiosk.search(query)).value.didYouMean;
  expect(await proposed("とうのけいご")).toEqual(["東野圭吾"]);
  expect(await proposed("せつこく")).toEqual(["雪国"]);
  expect(await proposed("なつめせきそ")).toEqual(["夏目漱石"]);
  expect(await proposed("星の王子様")).toEqual(["星の王子さま"]);
  expect(await proposed("関が原")).toEqual(["関ヶ原"]);
  expect(await proposed("三四朗")).toEqual(["三四郎"]);
  expect(await proposed("子供の情景")).toEqual(["子どもの情景"]);
  expect(await proposed("harry poter")).toEqual(["harry Potter"]);
  expect(await proposed("poter")).toEqual(["Potter", "Pottery for beginners"]);
  expect(await proposed("haryy potter")).toEqual(["Harry potter"]);
  expect(await proposed("harrypoter")).toEqual(["Harry Potter and the Goblet of Fire"]);
  expect(await foundBy(library, "harry Potter")).toHaveLength(1);
  // Read rightly and found: nothing to propose.
  expect(await proposed("ひがしのけいご")).toBeUndefined();
  expect(await proposed("ゆきぐに")).toBeUndefined();
});

test("D81: classes tell how many titles stand in them, down to three digits", async () => {
  const library = await openSmallLibrary();
  await imported(library, { ndcs: ["913.6"] }, { ndcs: ["913.6", "210"] }, { ndcs: ["007.6"] }, {});
  const classes = (await library.kiosk.send<readonly SubjectClass[]>("classes")).value;
  expect(classes.map(({ ndc, titles }) => `${ndc}:${titles}`).join(" ")).toBe(
    "0:1 1:0 2:1 3:0 4:0 5:0 6:0 7:0 8:0 9:2",
  );
  expect(classes[9]?.label).toMatchObject({ ja: "文学", en: "Literature", ko: "문학" });
  const at = async (id: string) => (await library.kiosk.send<ClassPage>("classAt", { id })).value;
  expect((await at("9")).children).toHaveLength(10);
  expect((await at("91")).children).toEqual([{ ndc: "913", label: { ja: "", en: "" }, titles: 2 }]);
  expect(await at("21")).toMatchObject({ label: { ja: "日本の歴史" }, titles: 1 });
  expect((await at("999")).titles).toBe(0);
  for (const odd of ["x", "1234", "9'"])
    expect((await library.kiosk.send("classAt", { id: odd })).status).toBe(400);
});

/** A division's name, in the languages that are not the library's to write. */
const PLANTS = { ja: "植物", en: "Plants", "zh-Hans": "植物", ko: "식물", "ja-x-child": "しょくぶつ" };

test("D81: everyday words lead to classes once the library has imported an index of terms", async () => {
  const library = await openSmallLibrary();
  await imported(library, { ndcs: ["645.7"] });
  const themes = async (word: string) =>
    (await library.kiosk.send<readonly Theme[]>("themes", { body: { word } })).value;
  expect(await themes("ねこ")).toEqual([]);
  const { place } = library;
  const data = "folder" in place ? { folder: place.folder, url: "" } : { folder: "none", url: place.url };
  const classes = (...words: string[]) =>
    spawnSync(process.execPath, [CLI, "classes", `--data=${data.folder}`, ...words], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: data.url },
    });
  const folder = await mkdtemp(join(tmpdir(), "shiori-terms-"));
  try {
    const [terms, names] = [join(folder, "terms.tsv"), join(folder, "names.tsv")];
    await writeFile(
      terms,
      "term\tyomi\tndc9\n猫\tネコ\t645.7\n猫柳\tネコヤナギ\t479.64\nnothing\n犬\tイヌ\tdog\n",
    );
    await writeFile(
      names,
      "code\tnotation\tlabel_ja\tlabel_en\n9\t9\t文学\t\n645\t645\t家畜\tLivestock\n913\t913\t小説\t\n",
    );
    const both = classes(`--terms=${terms}`, `--names=${names}`);
    expect(both.stdout).toBe("Words: 2; lines that could not be read: 4, 5\nNames: 2\n");
    expect(classes(`--terms=${names}`)).toMatchObject({ status: 65, stderr: /no column term/u });
    // What is there already stays, once.
    expect(classes(`--terms=${terms}`, `--names=${names}`).status).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(await themes("ねこ")).toEqual([
    {
      term: "猫",
      reading: "ねこ",
      ndc: "645.7",
      label: { ja: "家畜", en: "Livestock" },
      titles: 1,
    },
    { term: "猫柳", reading: "ねこやなぎ", ndc: "479.64", label: PLANTS, titles: 0 },
  ]);
  expect(await themes("ネコヤ")).toHaveLength(1);
  const section = (await library.kiosk.send<ClassPage>("classAt", { id: "913" })).value;
  expect(section.label).toEqual({ ja: "小説", en: "小説" });
  expect((await library.kiosk.send<ClassPage>("classAt", { id: "64" })).value.children[0]?.label.ja).toBe(
    "家畜",
  );
  expect(await themes("%")).toEqual([]);
});
