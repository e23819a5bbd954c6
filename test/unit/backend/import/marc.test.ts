import { describe, expect, test } from "vitest";
import { iso2709, marcXml, marcXmlFile, plainRecord, WAGAHAI } from "#test/support/backend/marc-file.ts";
import { readAll, recordsOf } from "./read.ts";

const WAGAHAI_RECORD = {
  recordId: "JTNDL:000000123456",
  systemNumber: "",
  title: "吾輩は猫である",
  reading: "わがはいわねこである",
  subtitle: "",
  volume: "上",
  series: "新潮文庫 な-1-1",
  authors: [
    { name: "夏目漱石", reading: "なつめ そうせき", role: "著" },
    { name: "ハナコ・サトウ", reading: "", role: "" },
  ],
  publisher: "新潮社",
  year: 2016,
  ndcs: ["913.6"],
  subjects: [{ text: "猫--小説", reading: "ねこ--しょうせつ" }],
  isbns: ["9784101010014"],
  material: "book",
  audience: "children",
  language: "ja",
  pages: 610,
  summary: "名前のない猫が人間たちを眺める。",
  copies: [],
};

describe("D82: JAPAN/MARC as MARC 21", () => {
  test.each([1, 7, 100, 65_536])("is read whole from pieces of %i bytes, readings from 880", async (size) => {
    const file = Buffer.concat([iso2709(WAGAHAI), iso2709(plainRecord("2", "こころ"))]);
    const [first, second] = await readAll("marc21", file, { size });
    expect(first).toEqual({
      number: 1,
      at: 0,
      kind: "record",
      record: WAGAHAI_RECORD,
      remarks: ["ISBN 978-4-10-101001-5 is not valid and was left out."],
    });
    expect(second).toMatchObject({ number: 2, at: iso2709(WAGAHAI).length, record: { title: "こころ" } });
  });

  test("says the same in MARCXML", async () => {
    const file = marcXmlFile([marcXml(WAGAHAI)]);
    expect(await recordsOf("marcxml", file, { size: 11 })).toEqual([WAGAHAI_RECORD]);
  });

  test("$1 is a script code and no subfield; a romanised 880 is no reading", async () => {
    const romanOnly = WAGAHAI.filter(([tag, text]) => tag !== "880" || !text.includes("/$$1"));
    expect((await recordsOf("marc21", iso2709(romanOnly)))[0]?.reading).toBe("");
  });

  test.each([
    ["551", "  $aギンガ テツドウ ノ ヨル$b銀河鉄道の夜", "ぎんがてつどうのよる"],
    ["554", "  $aギンガテツドウノヨル", "ぎんがてつどうのよる"],
    ["554", "  $aギンガテツドウノヨル$bミヤザワ", "ぎんがてつどうのよる"],
    // Of another title, and of what is no reading of this one.
    ["554", "  $aヨダカ ノ ホシ$bよだかの星", ""],
    ["551", "  $aチュウモン ノ オオイ リョウリテン", ""],
    ["551", "  $a銀河鉄道の夜", ""],
  ] as const)("a reading in %s: %s", async (tag, text, reading) => {
    const [record] = await recordsOf("marc21", iso2709(plainRecord("1", "銀河鉄道の夜", [[tag, text]])));
    expect(record).toMatchObject({ title: "銀河鉄道の夜", reading });
  });

  test("880 comes before 551", async () => {
    const [record] = await recordsOf("marc21", iso2709([...WAGAHAI, ["551", "  $aワガハイワネコデアッタ"]]));
    expect(record?.reading).toBe("わがはいわねこである");
  });

  test.each([
    ["銀河鉄道の夜", "0 $aギンガ テツドウ ノ ヨル", "ぎんがてつどうのよる"],
    ["吾輩は猫である", "0 $aワガハイ ワ ネコ デ アル.", "わがはいわねこである"],
    ["OK牧場の3人", "0 $aオーケー ボクジョウ ノ サンニン", "おーけーぼくじょうのさんにん"],
    // A work in the book, and a title without kanji.
    ["新美南吉童話集", "0 $aごんぎつね", undefined],
    ["ムーミン", "0 $aムーミン", undefined],
  ])("an added title (740) that fits %s is searched and not shown", async (title, added, searched) => {
    const [record] = await recordsOf("marc21", iso2709(plainRecord("1", title, [["740", added]])));
    expect(record?.reading).toBe("");
    expect(record?.made?.title).toBe(searched);
  });

  test("a romanised field with its text in 880: the text is the title", async () => {
    const [record] = await recordsOf(
      "marc21",
      iso2709([
        ["001", "9"],
        ["245", "10$6880-01$aWagahai wa neko de aru /$cNatsume Soseki."],
        ["100", "1 $6880-02$aNatsume, Soseki,$d1867-1916,$eauthor."],
        ["880", "10$6245-01/$$1$a吾輩は猫である /$c夏目漱石."],
        ["880", "1 $6100-02/$$1$a夏目漱石,$d1867-1916."],
      ]),
    );
    expect(record).toMatchObject({ title: "吾輩は猫である", reading: "" });
    expect(record?.authors).toEqual([{ name: "夏目漱石", reading: "", role: "著" }]);
  });

  test("NDC comes from njb and ndc only; K and a missing point are understood; NDLC never", async () => {
    const classes = async (...fields: readonly string[]) =>
      (
        await recordsOf(
          "marc21",
          iso2709(
            plainRecord(
              "1",
              "本",
              fields.map((text) => ["084", text]),
            ),
          ),
        )
      )[0];
    expect((await classes("  $aUE13$2kktb"))?.ndcs).toEqual([]);
    expect((await classes("  $a9136$2njb/10", "  $a914.6$2njb/9"))?.ndcs).toEqual(["914.6", "913.6"]);
    // JAPAN/MARC writes the edition with two digits.
    for (const edition of ["njb/09", "NJB/9", "ndc9", "ndc 09", "njb/08", "njb/6", "njb"])
      expect((await classes(`  $a913.6$2${edition}`))?.ndcs).toEqual(["913.6"]);
    expect((await classes("  $a915$2njb/10", "  $a914$2njb", "  $a913$2njb/09"))?.ndcs[0]).toBe("913");
    expect(await classes("  $aK913$2njb/9")).toMatchObject({ ndcs: ["913"], audience: "children" });
  });

  test.each([
    ["am", "book"],
    ["as", "magazine"],
    ["im", "audio-visual"],
    ["gm", "audio-visual"],
  ])("leader/06-07 %s is a %s", async (kind, material) => {
    const file = iso2709(plainRecord("1", "題"), { 6: kind.charAt(0), 7: kind.charAt(1) });
    expect((await recordsOf("marc21", file))[0]?.material).toBe(material);
  });

  test("roles come from the statement of responsibility, from $e and from $4; names as they are printed", async () => {
    const [record] = await recordsOf(
      "marc21",
      iso2709(
        plainRecord("1", "罪と罰 /$cドストエフスキー著 ; 工藤精一郎訳", [
          ["100", "1 $aドストエフスキー, フョードル,$d1821-1881$4aut"],
          ["700", "1 $a工藤, 精一郎"],
          ["700", "1 $aSmith, John,$eillustrator."],
          ["710", "2 $a国立国会図書館.$b総務部"],
        ]),
      ),
    );
    expect(record?.authors).toEqual([
      { name: "フョードル・ドストエフスキー", reading: "", role: "著" },
      { name: "工藤精一郎", reading: "", role: "訳" },
      { name: "John Smith", reading: "", role: "絵" },
      { name: "国立国会図書館 総務部", reading: "", role: "" },
    ]);
  });

  test("without headings the names of the statement are the authors", async () => {
    const [record] = await recordsOf("marc21", iso2709(plainRecord("1", "絵本 /$c山田花子文, 鈴木一郎絵")));
    expect(record?.authors).toContainEqual({ name: "鈴木一郎", reading: "", role: "絵" });
  });

  test.each([
    ["2016.5.", 2016],
    ["[2001]", 2001],
    ["c1998", 1998],
    ["昭和32.5", 1957],
    ["令和元年", 2019],
    ["刊年不明", null],
  ])("a date printed as %s is %s", async (text, year) => {
    const file = iso2709(plainRecord("1", "題", [["264", ` 1$b版元,$c${text}`]]));
    expect((await recordsOf("marc21", file))[0]).toMatchObject({ year, publisher: "版元" });
  });

  test("copies come from 852 by a mapping, with the record's own call number where they have none", async () => {
    const fields = plainRecord("1", "題", [
      ["090", "  $a913.6$bナ"],
      ["852", "  $bcentral$c開架$h913.6$iナ$p100000001"],
      ["852", "  $bwest$c書庫$p100000002$z禁帯出"],
      ["852", "  $c開架$p100000003"],
      ["852", "  $bwest$c開架"],
    ]);
    const [item] = await readAll("marc21", iso2709(fields), { mapping: "holdings-852" });
    expect(item).toMatchObject({
      record: {
        copies: [
          {
            barcode: "100000001",
            library: "central",
            callNumber: "913.6 ナ",
            closedStacks: false,
            kept: null,
          },
          {
            barcode: "100000002",
            library: "west",
            callNumber: "913.6 ナ",
            closedStacks: true,
            kept: "reference",
          },
        ],
      },
      remarks: [
        "Copy 100000003 names no library and was left out.",
        "A copy in field 852 has no barcode and was left out.",
      ],
    });
    const own = await recordsOf("marc21", iso2709(fields), { mapping: "holdings-852", library: "east" });
    expect(own[0]?.copies[2]).toMatchObject({ barcode: "100000003", library: "east" });
  });

  test("copies that Koha has withdrawn (952 $0) are left out", async () => {
    const fields = plainRecord("1", "題", [
      ["952", "  $00$acentral$p100000001"],
      ["952", "  $01$acentral$p100000002"],
      ["952", "  $acentral$p100000003"],
    ]);
    const [record] = await recordsOf("marc21", iso2709(fields), { mapping: "holdings-952" });
    expect(record?.copies.map(({ barcode }) => barcode)).toEqual(["100000001", "100000003"]);
  });

  test("a record that its source took back is no record", async () => {
    const [item] = await readAll("marc21", iso2709(plainRecord("7", "題"), { 5: "d" }), { source: "here" });
    expect(item).toEqual({ number: 1, at: 0, kind: "deleted", recordId: "here:7" });
  });
});

describe("MARCXML", () => {
  test("two thousand records are the same in both forms", async () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      plainRecord(String(at), `書名${at} & <第${at % 7}版>`, [["650", ` 7$a件名${at % 13}$2ndlsh`]]),
    );
    const binary = await recordsOf("marc21", Buffer.concat(many.map((fields) => iso2709(fields))), {
      size: 1000,
    });
    expect(binary).toHaveLength(2000);
    expect(
      await recordsOf("marcxml", marcXmlFile(many.map((fields) => marcXml(fields))), { size: 1000 }),
    ).toEqual(binary);
  });

  test("billion laughs and any other document type are refused", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><collection>&b;</collection>`;
    await expect(readAll("marcxml", bomb)).rejects.toThrow("document type (DOCTYPE)");
  });

  test("records before malformed XML are read; its position is reported", async () => {
    const broken = `${marcXmlFile([marcXml(plainRecord("1", "前"))]).replace("</collection>", "")}<record><leader>`;
    await expect(readAll("marcxml", broken)).rejects.toThrow("The file ends inside an element");
    await expect(readAll("marcxml", broken.replace(/<record><leader>$/u, "<a></b>"))).rejects.toThrow(
      /^Not well-formed XML at line 10/u,
    );
  });

  test("XML faults that leave the content unambiguous do not stop the import", async () => {
    const file = marcXmlFile(
      ["1", "2"].map((id) => marcXml(plainRecord(id, `制御\u001b文字 ]]>${id}`)).replace("]]&gt;", "]]>")),
    );
    const again = file.slice(file.indexOf("<collection"));
    expect(await recordsOf("marcxml", `\n${file}\n${again}`)).toHaveLength(4);
  });

  test("an endless text is refused before it is complete", async () => {
    const endless = `<collection><record><leader>${"a".repeat(5_000_000)}`;
    await expect(readAll("marcxml", endless, { size: 1_000_000 })).rejects.toThrow(
      "A text at line 1 is too long.",
    );
  });

  test("a record without a leader or title is rejected with its line", async () => {
    const file = marcXmlFile([
      "<record><controlfield tag='001'>5</controlfield></record>",
      marcXml([["001", "6"]]),
    ]);
    const items = await readAll("marcxml", file);
    expect(items).toMatchObject([
      { number: 1, at: 3, id: "5", reason: "The record has no leader of 24 characters." },
      { number: 2, at: 4, id: "6", reason: "The record has no title (245)." },
    ]);
  });
});
