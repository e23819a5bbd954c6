import { expect, test } from "vitest";
import { foundBy, imported, type RecordWords } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

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
  field: "any" | "title" | "reading" | "isbn" | "publisher" | "subject" | "ndc",
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
  ["学問のすすめ", "title", ["學問のすゝめ"]],
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
  // The writing matters in a title, the reading does not care (D76).
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

test("D75-D82: each question finds what a librarian expects, in this order", async () => {
  const library = await openSmallLibrary();
  await imported(library, ...SHELVES);
  const wrong: unknown[] = [];
  for (const [query, field, expected] of EXPECTED) {
    const found = await foundBy(library, query, { field });
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ query, field, found, expected });
  }
  expect(wrong).toEqual([]);
});

test("D75: a title read in both conventions is found whole by each spelling, the one that was typed first", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "吾輩は猫である", reading: "わがはいはねこである", volume: "1" },
    { title: "吾輩は猫である", reading: "ワガハイ ワ ネコ デ アル", volume: "2" },
    { title: "通り道", reading: "とおりみち", authors: [author("大原", "おおはら"), author("小野", "おの")] },
    { title: "吾輩ハわれらニ非ズ", reading: "ワガハイ ワ ワレラ ニ アラズ" },
    { title: "鼻", reading: "はな" },
    { title: "罠", reading: "わな" },
  );
  const both = (first: string, second: string) => [`吾輩は猫である${first}`, `吾輩は猫である${second}`];
  const ask = async (query: string) => {
    const { match, didYouMean, total } = (await library.kiosk.search(query)).value;
    return { found: await foundBy(library, query), match, didYouMean, total };
  };
  for (const field of ["any", "title", "reading"] as const) {
    expect(await foundBy(library, "わがはいはねこ", { field })).toEqual(both("1", "2"));
    expect(await foundBy(library, "ワガハイ ワ ネコ", { field })).toEqual(both("2", "1"));
    expect(await foundBy(library, "ワガハイワネコデアル", { field })).toEqual(both("2", "1"));
    expect(await foundBy(library, "わがはいは", { field })).toEqual([
      ...both("1", "2"),
      "吾輩ハわれらニ非ズ",
    ]);
  }
  expect(await ask("わがはいはねこ")).toMatchObject({ match: "exact", total: 2 });
  expect(await foundBy(library, "わがはいはねこ", { sort: "title" })).toEqual(both("1", "2"));
  expect(await foundBy(library, "わがはいはねこ", { pageSize: 1, page: 2 })).toEqual(both("1", "2").slice(1));
  // An author and a long o; only the other spelling is there.
  expect(await ask("おうはら とうり")).toMatchObject({ found: ["通り道"], match: "sounds" });
  // Of two kana は and わ make two words.
  expect(await foundBy(library, "はな")).toEqual(["鼻"]);
  expect(await foundBy(library, "わな")).toEqual(["罠"]);
});

test("D77: a reading is found first where it begins a word, then in the middle of one", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "金子みすゞ名詩集", reading: "かねこみすずめいししゅう" },
    { title: "ひとまねこざる", reading: "ひとまねこざる" },
    { title: "吾輩は猫である", reading: "わがはいはねこである", volume: "1" },
    { title: "吾輩は猫である", reading: "ワガハイ ワ ネコ デ アル", volume: "2" },
    { title: "黒猫の家", reading: "くろねこのいえ" },
    { title: "猫町", reading: "ねこまち" },
    { title: "ねこ", reading: "ねこ" },
    { title: "詩", reading: "し", authors: [author("金子光晴", "かねこ みつはる")] },
  );
  const first = ["ねこ", "猫町", "黒猫の家", "吾輩は猫である1", "吾輩は猫である2"];
  const inside = ["金子みすゞ名詩集", "ひとまねこざる"];
  expect(await foundBy(library, "ﾈｺ")).toEqual([...first, ...inside, "詩"]);
  expect(await foundBy(library, "ねこ", { field: "reading" })).toEqual([...first, ...inside]);
  expect(await foundBy(library, "ねこである")).toEqual(["吾輩は猫である1", "吾輩は猫である2"]);
  expect(await foundBy(library, "ねこの")).toEqual(["黒猫の家"]);
  // A mark of our own between words is nothing to ask for.
  expect(await foundBy(library, "はいはね")).toEqual(["吾輩は猫である1"].concat("吾輩は猫である2"));
  expect(await foundBy(library, "ねこでねこ")).toEqual([]);
});

test("D81: K before a class number means children's books", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "大人の話", ndcs: ["913.6"] },
    { title: "子どもの話", ndcs: ["913.6"], audience: "children" },
    { title: "子どもの図鑑", ndcs: ["480"], audience: "children" },
  );
  const ndc = (query: string, more = {}) => foundBy(library, query, { field: "ndc", sort: "title", ...more });
  expect(await ndc("913")).toEqual(["大人の話", "子どもの話"].sort());
  for (const label of ["K913", "k 913.6", "Ｋ９１３"])
    expect(await ndc(label), label).toEqual(["子どもの話"]);
  expect(await ndc("K913", { audience: "general" })).toEqual(["子どもの話"]);
  expect(await ndc("R913")).toHaveLength(2);
  expect((await library.kiosk.search("KK913", { field: "ndc" })).no.refusal.name).toBe("query-empty");
});

test("D76: the page says how closely it matches", async () => {
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
