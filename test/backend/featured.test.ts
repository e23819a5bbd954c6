import { expect, onTestFinished, test } from "vitest";
import { mostWanted } from "#backend/store/search/featured.ts";
import type { RelatedTitles, TitleSummary } from "#contract/domain/title.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";

async function picked(library: SmallLibrary, body: object): Promise<readonly string[]> {
  const answer = await library.kiosk.send<readonly TitleSummary[]>("picks", { body });
  return answer.value.map(({ title }) => title);
}

test("new titles: published last first, books that are lent; children's by themselves", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    { title: "古い", year: 1990 },
    { title: "新しい", year: 2026 },
    { title: "こどもの", year: 2025, audience: "children" },
    { title: "辞書", year: 2026, copies: [{ kept: "reference" }] },
    { title: "円盤", year: 2026, material: "audio-visual" },
    { title: "年なし", year: null },
  );
  expect(await picked(library, { kind: "new" })).toEqual(["新しい", "こどもの", "古い", "年なし"]);
  expect(await picked(library, { kind: "new", audience: "children" })).toEqual(["こどもの"]);
  expect((await library.kiosk.send("picks", { body: { kind: "old" } })).status).toBe(400);
});

test("popular titles: what the most people have or wait for; nothing that one person alone has", async () => {
  const library = await openSmallLibrary();
  const [one = "", two = "", three = ""] = await library.titles(
    { title: "ひとり", copies: ["central"] },
    { title: "ふたり", copies: ["central", "west"] },
    { title: "さんにん", copies: ["central"], audience: "children" },
  );
  const cards = await Promise.all([library.card(), library.card()]);
  await library.lend(cards[0], one);
  await library.lend(cards[0], two);
  await library.lend(cards[1], two);
  await library.lend(cards[1], three);
  for (let people = 0; people < 2; people += 1) await (await library.patron()).place(three);
  expect(await picked(library, { kind: "popular" })).toEqual(["さんにん", "ふたり"]);
  expect(await picked(library, { kind: "popular", audience: "children" })).toEqual(["さんにん"]);
  // Counted at most once in ten minutes.
  await (await library.patron()).place(one);
  expect(await picked(library, { kind: "popular" })).toHaveLength(2);
  library.clock.forward(10 * 60_000);
  expect(await picked(library, { kind: "popular" })).toEqual(["さんにん", "ふたり", "ひとり"]);
});

test("popular titles are counted a few at a time, with a turn for others between, and are the same", async () => {
  const library = await openSmallLibrary();
  const titles = await library.manyTitles(6);
  const { db } = library.backend;
  for (const [at, title] of titles.entries()) {
    for (let people = 0; people < 2 + (at % 3); people += 1) await (await library.patron()).place(title);
  }
  const whole = await mostWanted(db, undefined, 4);
  expect(whole.map(String)).toEqual([titles[5], titles[2], titles[4], titles[1]]);
  let turns = 0;
  const count = (): void => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  onTestFinished(() => clearImmediate(next));
  expect(await mostWanted(db, undefined, 4, 1)).toEqual(whole);
  expect(turns).toBeGreaterThanOrEqual(titles.length - 1);
});

test("the same work: its other volumes in their order, its other editions newest first", async () => {
  const library = await openSmallLibrary();
  const soseki = author("夏目漱石", "なつめ そうせき");
  const cat = { title: "吾輩は猫である", reading: "わがはいはねこである", authors: [soseki] };
  const [second = "", lone = ""] = await imported(
    library,
    { ...cat, volume: "下", publisher: "集英社", year: 1995 },
    { ...cat, publisher: "新潮社", year: 2003 },
    { ...cat, volume: "上", publisher: "集英社", year: 1995 },
    { ...cat, volume: "上", publisher: "講談社", year: 2017 },
    { ...cat, authors: [author("漫画太郎", "まんが たろう")] },
    { ...cat, title: "吾輩は猫であるの研究" },
  );
  const related = async (id: string) => {
    const { value } = await library.kiosk.send<RelatedTitles>("related", { id });
    const told = (titles: readonly TitleSummary[]) =>
      titles.map(({ volume, publisher }) => `${publisher}${volume}`);
    return { volumes: told(value.volumes), editions: told(value.editions) };
  };
  expect(await related(second)).toEqual({ volumes: ["集英社上"], editions: ["講談社上", "新潮社"] });
  expect(await related(lone)).toEqual({ volumes: [], editions: ["講談社上", "集英社上", "集英社下"] });
  expect((await library.kiosk.send("related", { id: "99999" })).status).toBe(404);
});
