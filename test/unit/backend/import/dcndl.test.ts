import { describe, expect, test } from "vitest";
import { readAll, recordsOf, rejections } from "./read.ts";

const NAMESPACES = [
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  'xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcndl="http://ndl.go.jp/dcndl/terms/"',
  'xmlns:foaf="http://xmlns.com/foaf/0.1/"',
].join(" ");

const described = (value: string, reading: string): string =>
  `<rdf:Description><rdf:value>${value}</rdf:value><dcndl:transcription>${reading}</dcndl:transcription></rdf:Description>`;

/** A record as the National Diet Library describes one; the address has its id. */
function rdf(id: string, title: string, more = ""): string {
  const about = `https://library.example/books/${id}`;
  return `<rdf:RDF ${NAMESPACES}>
  <dcndl:BibAdminResource rdf:about="${about}"><dcndl:record rdf:resource="${about}#material"/></dcndl:BibAdminResource>
  <dcndl:BibResource rdf:about="${about}#material">
    <dcterms:title>${title}</dcterms:title>${more}
  </dcndl:BibResource>
  <dcndl:Item rdf:about="${about}#item"><dcndl:callNumber>KH1-1</dcndl:callNumber></dcndl:Item>
</rdf:RDF>`;
}

const WAGAHAI = rdf(
  "R1-I1",
  "吾輩は猫である",
  `
    <dc:title>${described("吾輩は猫である", "ワガハイ ワ ネコ デ アル")}</dc:title>
    <dcndl:volume>${described("上", "ジョウ")}</dcndl:volume>
    <dcndl:seriesTitle>${described("新潮文庫", "シンチョウ ブンコ")}</dcndl:seriesTitle>
    <dcterms:creator><foaf:Agent rdf:about="http://id.ndl.go.jp/auth/entity/1"><foaf:name>夏目, 漱石, 1867-1916</foaf:name><dcndl:transcription>ナツメ, ソウセキ, 1867-1916</dcndl:transcription></foaf:Agent></dcterms:creator>
    <dc:creator>夏目漱石 著</dc:creator>
    <dcterms:publisher><foaf:Agent><foaf:name>新潮社</foaf:name><dcndl:location>東京</dcndl:location></foaf:Agent></dcterms:publisher>
    <dcterms:issued rdf:datatype="http://purl.org/dc/terms/W3CDTF">2016-05</dcterms:issued>
    <dcterms:identifier rdf:datatype="http://ndl.go.jp/dcndl/terms/ISBN">978-4-10-101001-4</dcterms:identifier>
    <dcterms:identifier rdf:datatype="http://ndl.go.jp/dcndl/terms/JPNO">22712345</dcterms:identifier>
    <dcterms:subject><rdf:Description rdf:about="http://id.ndl.go.jp/auth/ndlsh/1"><rdf:value>猫--小説</rdf:value><dcndl:transcription>ネコ--ショウセツ</dcndl:transcription></rdf:Description></dcterms:subject>
    <dcterms:subject rdf:resource="http://id.ndl.go.jp/class/ndlc/KH426"/>
    <dcterms:subject rdf:resource="http://id.ndl.go.jp/class/ndc10/914.6"/>
    <dcterms:subject rdf:resource="http://id.ndl.go.jp/class/ndc9/913.6"/>
    <dcterms:language rdf:datatype="http://purl.org/dc/terms/ISO639-2">jpn</dcterms:language>
    <dcterms:extent>610p ; 16cm</dcterms:extent>
    <dcterms:audience>一般</dcterms:audience>
    <dcndl:materialType rdf:resource="http://ndl.go.jp/ndltype/Book" rdfs:label="図書"/>`,
);

const RECORD = {
  recordId: "NDL:R1-I1",
  systemNumber: "",
  title: "吾輩は猫である",
  reading: "わがはいわねこである",
  subtitle: "",
  volume: "上",
  series: "新潮文庫",
  authors: [{ name: "夏目漱石", reading: "なつめ そうせき", role: "著" }],
  publisher: "新潮社",
  year: 2016,
  ndcs: ["913.6", "914.6"],
  subjects: [{ text: "猫--小説", reading: "ねこ--しょうせつ" }],
  isbns: ["9784101010014"],
  material: "book",
  audience: "general",
  language: "ja",
  pages: 610,
  summary: "",
  copies: [],
};

const escaped = (xml: string): string =>
  xml.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** An answer of SRU; each record's data is put in as it is. */
function sru(...data: readonly string[]): string {
  const records = data.map(
    (one) => `<record><recordSchema>dcndl</recordSchema><recordData>${one}</recordData></record>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><records>\n${records.join("")}</records></searchRetrieveResponse>`;
}

describe("D82: DC-NDL (RDF)", () => {
  test.each([1, 50, 65_536])("a record alone, in pieces of %i bytes", async (size) => {
    expect(await recordsOf("dcndl", WAGAHAI, { size })).toEqual([RECORD]);
  });

  test("answers of SRU, with the record as an escaped string or as elements", async () => {
    const file = sru(escaped(WAGAHAI), WAGAHAI, escaped(rdf("R1-I2", "こころ")));
    const records = await recordsOf("dcndl", file, { size: 64 });
    expect(records.map((record) => record.title)).toEqual(["吾輩は猫である", "吾輩は猫である", "こころ"]);
    expect(records[0]).toEqual(RECORD);
    expect(records[1]).toEqual(RECORD);
  });

  test("a damaged escaped record costs that record only, also one with entities that grow", async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>';
    const file = sru(
      escaped("<rdf:RDF><broken>"),
      escaped(bomb),
      escaped(rdf("R1-I3", "")),
      escaped(WAGAHAI),
    );
    const items = await readAll("dcndl", file);
    expect(rejections(items)).toEqual([
      expect.stringMatching(/^1 In the escaped record: /u),
      "2 In the escaped record: The file has a document type (DOCTYPE); such files are refused.",
      "3 The record has no title (dc:title).",
    ]);
    expect(items.map((item) => item.at)).toEqual([3, 4, 5, 12]);
    expect(items[3]).toMatchObject({ number: 4, record: { recordId: "NDL:R1-I1" } });
  });

  test("a children's book, a magazine and a recording", async () => {
    const of = async (more: string) => (await recordsOf("dcndl", rdf("1", "題", more)))[0];
    expect((await of("<dcterms:audience>児童</dcterms:audience>"))?.audience).toBe("children");
    const type = (name: string): string =>
      `<dcndl:materialType rdf:resource="http://ndl.go.jp/ndltype/${name}"/>`;
    expect((await of(type("Journal")))?.material).toBe("magazine");
    expect((await of(type("SoundRecording")))?.material).toBe("audio-visual");
  });
});

test("a second BibResource of the same address, with the record's own data only, is no record of its own", async () => {
  const about = "https://library.example/books/R1-I1#material";
  const own = `<dcndl:BibResource rdf:about="${about}"><dcterms:modified>2026-11-01</dcterms:modified></dcndl:BibResource></rdf:RDF>`;
  const file = WAGAHAI.replace("</rdf:RDF>", own);
  const items = await readAll("dcndl", file);
  expect(rejections(items)).toEqual([]);
  expect(await recordsOf("dcndl", sru(escaped(file)))).toEqual([RECORD]);
});
