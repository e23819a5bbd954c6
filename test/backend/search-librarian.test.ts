import { expect, test } from "vitest";
import { foundBy, imported, type RecordWords } from "../helpers/catalogue-records.ts";
import { author } from "../helpers/sample-catalogue.ts";
import { openSmallLibrary } from "../helpers/small-library.ts";

/** What the shelves hold, for the questions a librarian would try first. */
const SHELVES: readonly RecordWords[] = [
  {
    title: "かがみの孤城",
    reading: "カガミ ノ コジョウ",
    authors: [author("辻村深月", "つじむら みづき")],
    isbns: ["9784591153321"],
    ndcs: ["913.6"],
    publisher: "ポプラ社",
    subjects: [{ text: "小説", reading: "ショウセツ" }],
  },
  { title: "猫の事務所", reading: "ねこのじむしょ", authors: [author("宮沢賢治", "みやざわ けんじ")] },
  { title: "龍の子太郎", reading: "たつのこたろう" },
  { title: "學問のすゝめ", reading: "がくもんのすすめ", ndcs: ["370"] },
  { title: "ヴァイオリンの歴史", reading: "ゔぁいおりんのれきし", ndcs: ["763.4", "210"] },
  { title: "バイオリンの弾き方", reading: "ばいおりんのひきかた" },
  { title: "ヴィヨンの妻", reading: "ゔぃよんのつま" },
  { title: "妻", reading: "つま" },
  { title: "妻と夫", reading: "つまとおっと" },
  { title: "THE LITTLE PRINCE", reading: "", language: "en" },
  { title: "子ども図鑑", reading: "こどもずかん", audience: "children" },
  { title: "関ヶ原", reading: "せきがはら", series: "日本の合戦" },
  { title: "こんにちは", reading: "コンニチワ" },
  { title: "王様の耳", reading: "おうさまのみみ" },
  { title: "葉っぱのフレディ", reading: "はっぱのふれでぃ" },
  { title: "斎藤家の人々", reading: "さいとうけのひとびと" },
  { title: "斉藤家の人々", reading: "さいとうけのひとびと" },
];

const EXPECTED: readonly (readonly [
  query: string,
  field: "any" | "reading" | "isbn" | "publisher" | "subject" | "ndc",
  found: readonly string[],
])[] = [
  ["つじむらみづき", "any", ["かがみの孤城"]],
  ["つじむらみずき", "any", ["かがみの孤城"]],
  ["ﾂｼﾞﾑﾗ ﾐﾂﾞｷ", "any", ["かがみの孤城"]],
  ["ﾈｺ", "any", ["猫の事務所"]],
  ["ねこ", "any", ["猫の事務所"]],
  ["猫", "any", ["猫の事務所"]],
  ["ねこ", "reading", ["猫の事務所"]],
  ["猫", "reading", []],
  ["龍の子", "any", ["龍の子太郎"]],
  ["竜の子", "any", ["龍の子太郎"]],
  ["学問", "any", ["學問のすゝめ"]],
  ["學問", "any", ["學問のすゝめ"]],
  ["ヴァイオリン", "any", ["ヴァイオリンの歴史", "バイオリンの弾き方"]],
  ["バイオリン", "any", ["ヴァイオリンの歴史", "バイオリンの弾き方"]],
  ["びよん", "any", ["ヴィヨンの妻"]],
  ["妻", "any", ["妻", "妻と夫", "ヴィヨンの妻"]],
  ["つま", "any", ["妻", "妻と夫", "ヴィヨンの妻"]],
  ["the little prince", "any", ["THE LITTLE PRINCE"]],
  ["Little", "any", ["THE LITTLE PRINCE"]],
  ["ＬＩＴＴＬＥ", "any", ["THE LITTLE PRINCE"]],
  // The writing matters in a title, the reading does not care (domain 3.2).
  ["こども", "any", ["子ども図鑑"]],
  ["子供", "any", []],
  ["関ヶ原", "any", ["関ヶ原"]],
  ["関ケ原", "any", ["関ヶ原"]],
  ["合戦", "any", ["関ヶ原"]],
  ["こんにちは", "any", ["こんにちは"]],
  ["こんにちわ", "any", ["こんにちは"]],
  ["おおさま", "any", ["王様の耳"]],
  ["はつは", "any", ["葉っぱのフレディ"]],
  ["斎藤", "any", ["斎藤家の人々"]],
  ["齋藤", "any", ["斎藤家の人々"]],
  ["齊藤", "any", ["斉藤家の人々"]],
  ["9784591153321", "any", ["かがみの孤城"]],
  ["978-4-591-15332-1", "any", ["かがみの孤城"]],
  ["4591153320", "any", ["かがみの孤城"]],
  ["4-591-15332-0", "isbn", ["かがみの孤城"]],
  ["978-4-591-15332-1", "isbn", ["かがみの孤城"]],
  ["978-4-591", "isbn", ["かがみの孤城"]],
  ["4-591-153", "isbn", ["かがみの孤城"]],
  ["97845911533299", "isbn", []],
  ["978459", "any", []],
  ["ポプラ", "publisher", ["かがみの孤城"]],
  ["かがみ", "publisher", []],
  ["しょうせつ", "subject", ["かがみの孤城"]],
  ["小説", "any", ["かがみの孤城"]],
  ["913", "ndc", ["かがみの孤城"]],
  ["763", "ndc", ["ヴァイオリンの歴史"]],
  ["210", "ndc", ["ヴァイオリンの歴史"]],
];

test("domain 3: each question finds what a librarian expects, in this order", async () => {
  const library = await openSmallLibrary();
  await imported(library, ...SHELVES);
  const wrong: unknown[] = [];
  for (const [query, field, expected] of EXPECTED) {
    const found = await foundBy(library, query, { field });
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ query, field, found, expected });
  }
  expect(wrong).toEqual([]);
});

test("domain 3.2: the page says how closely it matches", async () => {
  const library = await openSmallLibrary();
  await imported(library, ...SHELVES);
  const match = async (query: string) => (await library.kiosk.search(query)).value.match;
  expect(await match("ﾈｺ")).toBe("exact");
  expect(await match("おおさま")).toBe("sounds");
  expect(await match("はつは")).toBe("loose");
  expect(await match("そんな本はない")).toBeUndefined();
});

test("SQL and index syntax, signs and odd characters are text, however long and however many", async () => {
  const library = await openSmallLibrary();
  await imported(library, ...SHELVES, { title: "100%りんご_NEAR*" });
  const odd = [
    '"猫"',
    "猫 OR 龍",
    "NEAR(猫 事務所, 3)",
    "title : 猫",
    "{title} : 猫",
    "猫' or '1'='1",
    "猫'; drop table titles; --",
    "猫:*",
    "猫 & !龍 | (妻)",
    "猫<->事務所",
    "\\猫\\",
    "\u202e猫\u202c",
    "\u200f猫",
    "👩‍👩‍👧 猫",
    "猫\u241e\u241f",
    "␟猫␞",
    "i9784591153321",
    "n913",
    "Tネコ",
    "猫".repeat(100),
    Array.from({ length: 20 }, () => "猫").join(" "),
    Array.from({ length: 50 }, (_, at) => String(at % 10)).join(" "),
    "ﾈ".repeat(100),
    "ß ﬁ Ⅷ ㍿ ㌔ ½",
    "𠮷野家",
  ];
  for (const query of odd) {
    for (const field of ["any", "title", "author", "subject"] as const) {
      const answer = await library.kiosk.search(query, { field });
      expect(answer.status, `${field}: ${query}`).toBe(200);
    }
    expect((await library.kiosk.suggest(query)).status, query).toBe(200);
  }
  for (const sign of ["%", "_", '"', "*", "'", "\\", "␟", "📚", "\u202e"]) {
    expect((await library.kiosk.search(sign)).no.refusal.name, sign).toBe("query-empty");
  }
  for (const broken of ["猫\u0000", "\u0000", "\ud83d猫"]) {
    expect((await library.kiosk.search(broken)).no.refusal.name).toBe("bad-request");
    expect((await library.kiosk.suggest(broken)).no.refusal.name).toBe("bad-request");
  }
  expect(await foundBy(library, "␟猫␞")).toEqual(["猫の事務所"]);
  expect(await foundBy(library, "猫 ".repeat(20))).toEqual(["猫の事務所"]);
  expect(await foundBy(library, "100%")).toEqual(["100%りんご_NEAR*"]);
  expect(await foundBy(library, "n913")).toEqual([]);
});
