import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { between, type Random, randomFrom } from "#backend/demo/random.ts";
import type { CatalogueRecord, CopyRecord } from "#backend/store/catalogue-record.ts";

/** The catalogue of Aozora Bunko, one line per work; next to the project, not part of it. */
const WORKS = join(import.meta.dirname, "../../../shared/data/aozora/works.tsv");
const SEED = 1_500_000;
/** Number of generated works if the catalogue is missing. */
const MADE_WORKS = 18_000;
const FIRST_BARCODE = 100_000_001;
export const LIBRARIES = ["central", "west", "east"] as const;
const PUBLISHERS = ["青空書房", "栞社", "東雲出版", "みなと文庫", "北辰館", "紙魚堂"] as const;
/** Editions of a work follow each other by so many years, and begin in this one when the source says nothing. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2026;

/** What a work is multiplied from. */
export interface Work {
  readonly id: string;
  readonly title: string;
  /** Hiragana as the source has it. */
  readonly reading: string;
  readonly subtitle: string;
  readonly ndcs: readonly string[];
  readonly children: boolean;
  readonly authors: readonly { readonly name: string; readonly reading: string; readonly role: string }[];
  readonly publisher: string;
  readonly year: number | null;
}

/** Where the works come from, for the report. */
export interface Works {
  readonly source: string;
  readonly works: readonly Work[];
}

/** The works of Aozora Bunko, or generated ones. */
export function readWorks(): Works {
  if (!existsSync(WORKS))
    return { source: "generated titles (no Aozora Bunko catalogue here)", works: makeWorks() };
  const [head = "", ...lines] = readFileSync(WORKS, "utf8").split("\n");
  const columns = new Map(head.split("\t").map((name, at) => [name, at] as const));
  const works = lines.flatMap((line): Work[] => {
    const cells = line.split("\t");
    const cell = (name: string): string => (cells[columns.get(name) ?? -1] ?? "").trim();
    return cell("title") === "" ? [] : [workOf(cell)];
  });
  return { source: "Aozora Bunko catalogue (CC BY 4.0, 青空文庫)", works };
}

function workOf(cell: (name: string) => string): Work {
  const names = cell("authors").split("|");
  const readings = cell("authors_yomi").split("|");
  const roles = cell("roles").split("|");
  return {
    id: cell("work_id"),
    title: cell("title"),
    reading: cell("title_yomi"),
    subtitle: cell("subtitle"),
    ndcs: cell("ndc").match(/\d{3}(?:\.\d+)?/gu) ?? ["913"],
    children: cell("ndc").includes("K"),
    authors: names.flatMap((name, at) =>
      name === "" ? [] : [{ name, reading: readings[at] ?? "", role: roles[at] ?? "" }],
    ),
    publisher: cell("base_publisher").split("、")[0] ?? "",
    year: Number(/\d{4}/u.exec(cell("base_year"))?.[0]) || null,
  };
}

const WORDS = [
  ["日本", "にほん"], ["文学", "ぶんがく"], ["銀河", "ぎんが"], ["物語", "ものがたり"], ["海辺", "うみべ"],
  ["歴史", "れきし"], ["入門", "にゅうもん"], ["研究", "けんきゅう"], ["夜道", "よみち"], ["図書館", "としょかん"],
  ["少年", "しょうねん"], ["料理", "りょうり"], ["手紙", "てがみ"], ["東京", "とうきょう"], ["風景", "ふうけい"],
  ["植物", "しょくぶつ"], ["音楽", "おんがく"], ["数学", "すうがく"], ["猫", "ねこ"], ["旅", "たび"],
] as const; // biome-ignore format: a dictionary
const FAMILIES = [
  ["佐藤", "さとう"],
  ["山本", "やまもと"],
  ["小川", "おがわ"],
  ["三浦", "みうら"],
  ["北村", "きたむら"],
] as const;
const GIVEN = [
  ["花", "はな"],
  ["一郎", "いちろう"],
  ["光", "ひかる"],
  ["文", "あや"],
  ["健", "けん"],
] as const;

function pick<T>(random: Random, things: readonly T[]): T {
  const thing = things[Math.floor(random() * things.length)];
  if (thing === undefined) throw new Error("There is nothing to choose from.");
  return thing;
}

function makeWorks(): readonly Work[] {
  const random = randomFrom(SEED);
  return Array.from({ length: MADE_WORKS }, (_, at) => {
    const [a, b, c] = [pick(random, WORDS), pick(random, WORDS), pick(random, WORDS)];
    const [family, given] = [pick(random, FAMILIES), pick(random, GIVEN)];
    return {
      id: `M${at}`,
      title: `${a[0]}${b[0]}の${c[0]}`,
      reading: `${a[1]}${b[1]}の${c[1]}`,
      subtitle: "",
      ndcs: [String(between(random, 0, 999)).padStart(3, "0")],
      children: random() < 0.2,
      authors: [{ name: `${family[0]} ${given[0]}`, reading: `${family[1]} ${given[1]}`, role: "著者" }],
      publisher: pick(random, PUBLISHERS),
      year: between(random, FIRST_YEAR, LAST_YEAR),
    };
  });
}

/** ISBN-13 of a running number, with its check digit. */
function isbnOf(number: number): string {
  const body = `9784${String(number).padStart(8, "0")}`;
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/**
 * So many titles: every work once, then again as its volumes and later editions, with copies in one to three
 * libraries. The same for the same count.
 */
export function* recordsOf(works: readonly Work[], count: number): Generator<CatalogueRecord> {
  const random = randomFrom(SEED);
  let barcode = FIRST_BARCODE;
  for (let at = 0; at < count; at += 1) {
    const work = works[at % works.length];
    if (work === undefined) throw new Error("There are no works.");
    const edition = Math.floor(at / works.length);
    const copies = copiesOf(random, work, barcode);
    barcode += copies.length;
    yield recordOf(random, work, edition, at, copies);
  }
}

function recordOf(
  random: Random,
  work: Work,
  edition: number,
  at: number,
  copies: readonly CopyRecord[],
): CatalogueRecord {
  const year = Math.min(LAST_YEAR, (work.year ?? FIRST_YEAR) + edition);
  return {
    recordId: `BENCH:${work.id}:${edition}`,
    systemNumber: "",
    title: work.title,
    reading: work.reading,
    subtitle: work.subtitle,
    volume: edition === 0 ? "" : String(edition),
    series: "",
    authors: work.authors,
    publisher: edition === 0 && work.publisher !== "" ? work.publisher : pick(random, PUBLISHERS),
    year,
    ndcs: work.ndcs,
    subjects: [],
    isbns: [isbnOf(at)],
    material: "book",
    audience: work.children ? "children" : "general",
    language: "ja",
    pages: between(random, 80, 600),
    summary: "",
    copies,
  };
}

function copiesOf(random: Random, work: Work, first: number): readonly CopyRecord[] {
  const mark = [...(work.authors[0]?.reading ?? work.reading)][0] ?? "";
  const callNumber = `${work.children ? "K" : ""}${work.ndcs[0] ?? ""} ${mark}`.trim();
  const start = between(random, 0, LIBRARIES.length - 1);
  return Array.from({ length: between(random, 1, LIBRARIES.length) }, (_, at) => ({
    barcode: String(first + at),
    library: LIBRARIES[(start + at) % LIBRARIES.length] ?? LIBRARIES[0],
    place: { ja: "1階 文学", en: "1F Literature" },
    closedStacks: random() < 0.2,
    callNumber,
    kept: null,
  }));
}
