import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAll, recordsOf, rejections } from "./read.ts";

const HEAD =
  "recordId\ttitle\treading\tsubtitle\tvolume\tauthors\tpublisher\tyear\tndc\tmaterial\taudience\tlanguage\tpages\tisbn\tsummary\tcopies";

/** A file with the usual columns; a row says what is not empty. */
function file(...rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = HEAD.split("\t");
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join("\t"));
  return [HEAD, ...lines, ""].join("\n");
}

const AOZORA_HEAD =
  "work_id\ttitle\ttitle_yomi\tsubtitle\tndc\tauthors\tauthors_yomi\troles\tbase_book\tbase_publisher\tbase_year";

describe("TSV with our columns", () => {
  test("every column is read; several values stand with ; and parts with |", async () => {
    const rows = file({
      recordId: "t-1",
      systemNumber: "",
      title: "ぐりとぐら",
      reading: "グリ ト グラ",
      authors: "中川李枝子|なかがわ りえこ|著;大村百合子|おおむら ゆりこ|絵",
      publisher: "福音館書店",
      year: "1967",
      ndc: "K726.6;726",
      language: "jpn",
      pages: "28",
      isbn: "4-8340-0082-6;978-4-10-101001-4",
      copies:
        "100000001|central|1階 児童資料室|1F Children's room|0|K726.6 ナ|;100000002|west|書庫||1||reference",
    });
    expect(await recordsOf("tsv", rows, { source: "demo" })).toEqual([
      {
        recordId: "demo:t-1",
        systemNumber: "",
        title: "ぐりとぐら",
        reading: "ぐりとぐら",
        subtitle: "",
        volume: "",
        series: "",
        authors: [
          { name: "中川李枝子", reading: "なかがわ りえこ", role: "著" },
          { name: "大村百合子", reading: "おおむら ゆりこ", role: "絵" },
        ],
        publisher: "福音館書店",
        year: 1967,
        ndcs: ["726.6", "726"],
        subjects: [],
        isbns: ["9784834000825", "9784101010014"],
        material: "book",
        audience: "children",
        language: "ja",
        pages: 28,
        summary: "",
        copies: [
          {
            barcode: "100000001",
            library: "central",
            place: { ja: "1階 児童資料室", en: "1F Children's room" },
            closedStacks: false,
            callNumber: "K726.6 ナ",
            kept: null,
          },
          {
            barcode: "100000002",
            library: "west",
            place: { ja: "書庫", en: "書庫" },
            closedStacks: true,
            callNumber: "",
            kept: "reference",
          },
        ],
      },
    ]);
  });

  test("a damaged line is rejected with its number and why; the others are read", async () => {
    const good = { recordId: "1", title: "本" };
    const text = Buffer.concat([
      Buffer.from(
        file(
          good,
          { recordId: "2" },
          { title: "題" },
          { ...good, pages: "many" },
          { ...good, material: "CD" },
        ),
      ),
      Buffer.from(`6\t短い行\n\n8\t`),
      Buffer.from([0xe5, 0x90]),
      Buffer.from(`${"\t".repeat(14)}\n`),
      Buffer.from(file({ recordId: "9", title: "最後の本" }).slice(HEAD.length + 1)),
    ]);
    const items = await readAll("tsv", text, { size: 13 });
    expect(rejections(items)).toEqual([
      "2 The line has no title.",
      "3 The line has no record id.",
      '4 Column pages: "many" is not a number of pages.',
      '5 Column material: "CD" is not one of book, magazine, audio-visual.',
      "6 The line has 2 cells, the first line 16.",
      "7 The line holds bytes that are not UTF-8.",
    ]);
    expect(items.map((item) => item.at)).toEqual([2, 3, 4, 5, 6, 7, 9, 10]);
    expect(items.at(-1)).toMatchObject({ number: 8, record: { title: "最後の本" } });
  });

  test("omitted parts of a record are reported", async () => {
    const [item] = await readAll(
      "tsv",
      file({ recordId: "1", title: "本", ndc: "文学", isbn: "4834000825" }),
    );
    expect(item).toMatchObject({
      remarks: ['"文学" is no NDC and was left out.', "ISBN 4834000825 is not valid and was left out."],
    });
  });

  test("a file with other columns is refused with the way on", async () => {
    await expect(readAll("tsv", "id\tname\n1\t本\n")).rejects.toThrow(
      "The first line lacks the column recordId, title: give a mapping (--mapping).",
    );
    await expect(readAll("tsv", file(), { mapping: "aozora" })).rejects.toThrow("lacks the column work_id");
  });
});

describe("another program's TSV by a mapping", () => {
  test("the mapping for Aozora Bunko reads names in the order they are printed, roles and children's classes", async () => {
    const text = `${AOZORA_HEAD}\n59898\tウェストミンスター寺院\tウェストミンスターじいん\t\t933\tアーヴィング ワシントン|吉田 甲子太郎\tアーヴィング ワシントン|よしだ きねたろう\t著者|翻訳者\tスケッチ・ブック\t新潮文庫、新潮社\t1957（昭和32）年5月20日\n2\t童話\tどうわ\t\tK913 914\t小川 未明\tおがわ みめい\t著者\t\t\t\n`;
    const [first, second] = await recordsOf("tsv", text, { mapping: "aozora" });
    expect(first).toMatchObject({
      recordId: "aozora:59898",
      systemNumber: "",
      reading: "うぇすとみんすたーじいん",
      authors: [
        { name: "ワシントン・アーヴィング", reading: "あーゔぃんぐ わしんとん", role: "著" },
        { name: "吉田甲子太郎", reading: "よしだ きねたろう", role: "訳" },
      ],
      year: 1957,
      audience: "general",
    });
    expect(second).toMatchObject({ ndcs: ["913", "914"], audience: "children" });
  });

  test("an unreadable or wrong mapping is reported before any record is read", async () => {
    await expect(readAll("tsv", "", { mapping: "/no/such/file" })).rejects.toThrow(
      "The mapping cannot be read",
    );
    await expect(readAll("tsv", "", { mapping: "holdings-852" })).rejects.toThrow(
      "The mapping holdings-852 is invalid at",
    );
    await expect(readAll("tsv", "", { mapping: join(import.meta.dirname, "tsv.test.ts") })).rejects.toThrow(
      "is not JSON",
    );
  });
});
