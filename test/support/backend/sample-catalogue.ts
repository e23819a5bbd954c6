import { afterAll, beforeAll } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { openSmallLibrary, type SmallLibrary, startSmallLibrary, type TitleWords } from "./small-library.ts";

/** An author in the catalogue's words. */
export const author = (name: string, reading: string) => ({ name, reading, role: "著" });
/** 夏目漱石 */
export const soseki = author("夏目漱石", "なつめ そうせき");

const CATALOGUE: readonly TitleWords[] = [
  {
    title: "吾輩は猫である",
    reading: "わがはいはねこである",
    authors: [soseki],
    isbn: "9784101010014",
    year: 2003,
  },
  { title: "こころ", reading: "こころ", authors: [soseki], ndc: "913.6", year: 2004, copies: ["west"] },
  {
    title: "かがみの孤城",
    reading: "かがみのこじょう",
    authors: [author("辻村深月", "つじむら みづき")],
    year: 2017,
  },
  { title: "妻", reading: "つま", authors: [author("田山花袋", "たやま かたい")], year: 1910 },
  {
    title: "ヴィヨンの妻",
    reading: "ゔぃよんのつま",
    authors: [author("太宰治", "だざい おさむ")],
    year: 1950,
  },
  {
    title: "竜馬がゆく",
    reading: "りょうまがゆく",
    volume: "1",
    authors: [author("司馬遼太郎", "しば りょうたろう")],
  },
  {
    title: "竜馬がゆく",
    reading: "りょうまがゆく",
    volume: "10",
    authors: [author("司馬遼太郎", "しば りょうたろう")],
  },
  {
    title: "竜馬がゆく",
    reading: "りょうまがゆく",
    volume: "2",
    authors: [author("司馬遼太郎", "しば りょうたろう")],
  },
  { title: "唐草物語", reading: "からくさものがたり", authors: [author("澁澤龍彥", "しぶさわ たつひこ")] },
  {
    title: "高慢と偏見",
    reading: "こうまんとへんけん",
    ndc: "933.6",
    authors: [author("オースティン", "おーすてぃん")],
  },
  {
    title: "学問のすゝめ",
    reading: "がくもんのすすめ",
    ndc: "370",
    authors: [author("福澤諭吉", "ふくざわ ゆきち")],
  },
  {
    title: "Snow Country",
    reading: "すのうかんとりー",
    language: "en",
    publisher: "Vintage",
    authors: [author("Yasunari Kawabata", "かわばた やすなり")],
  },
  { title: "斉藤さん", reading: "さいとうさん" },
  { title: "斎藤さん", reading: "さいとうさん" },
  { title: "100%のりんご", reading: "ひゃくぱーせんとのりんご" },
  { title: "文藝春秋", reading: "ぶんげいしゅんじゅう", material: "magazine", ndc: "051", kept: "magazine" },
  { title: "通り雨", reading: "とおりあめ" },
];

/** A small library with this catalogue. */
export async function catalogue(): Promise<SmallLibrary> {
  const library = await openSmallLibrary();
  await library.titles(...CATALOGUE);
  return library;
}

/** The same for all tests of the suite that calls this: they only read. Answers it inside a test. */
export function sharedCatalogue(): () => SmallLibrary {
  let started: Awaited<ReturnType<typeof startSmallLibrary>> | undefined;
  beforeAll(async () => {
    started = await startSmallLibrary();
    await started.library.titles(...CATALOGUE);
  });
  afterAll(() => started?.stop());
  return () => {
    if (started === undefined) throw new Error("The library is there inside a test only.");
    return started.library;
  };
}

/** What a search finds, title and volume, in order. */
export async function titles(
  library: SmallLibrary,
  query: string,
  options: Partial<SearchRequest> = {},
): Promise<string[]> {
  return (await library.kiosk.search(query, options)).value.items.map((item) => item.title + item.volume);
}
