/** A field of a MARC record as a test writes it: control fields have a text, data fields subfields after `$`. */
export type FieldWords = readonly [tag: string, text: string];

const END_OF_FIELD = "\u001e";
const END_OF_RECORD = "\u001d";
const DELIMITER = "\u001f";

/** `"1 $aText$bMore"` with indicators first as the field of ISO 2709; `$$` stands for a dollar sign in the text. */
function fieldBytes([tag, text]: FieldWords): Buffer {
  if (tag.startsWith("00")) return Buffer.from(text + END_OF_FIELD);
  const marked = text.replaceAll("$$", "\ue000").replaceAll("$", DELIMITER).replaceAll("\ue000", "$");
  return Buffer.from(marked + END_OF_FIELD);
}

/** A record in ISO 2709, lengths counted in bytes. `leader` overrides single characters by position. */
export function iso2709(
  fields: readonly FieldWords[],
  leader: Readonly<Record<number, string>> = {},
): Buffer {
  const bodies = fields.map(fieldBytes);
  let start = 0;
  const directory = fields
    .map(([tag], at) => {
      const length = bodies[at]?.length ?? 0;
      const entry = tag + String(length).padStart(4, "0") + String(start).padStart(5, "0");
      start += length;
      return entry;
    })
    .join("");
  const base = 24 + directory.length + 1;
  const chars = [..."00000nam a2200000 i 4500"];
  for (const [at, char] of Object.entries(leader)) chars[Number(at)] = char;
  const length = base + start + 1;
  const head = `${String(length).padStart(5, "0")}${chars.slice(5, 12).join("")}${String(base).padStart(5, "0")}${chars.slice(17).join("")}`;
  return Buffer.concat([Buffer.from(head + directory + END_OF_FIELD), ...bodies, Buffer.from(END_OF_RECORD)]);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The same record as an element of MARCXML. */
export function marcXml(fields: readonly FieldWords[], leader = "00000nam a2200000 i 4500"): string {
  const lines = fields.map(([tag, text]) => {
    if (tag.startsWith("00")) return `  <controlfield tag="${tag}">${escaped(text)}</controlfield>`;
    const [indicators = "  ", ...subfields] = text.replaceAll("$$", "\ue000").split("$");
    const inner = subfields.map((one) => {
      return `<subfield code="${one.charAt(0)}">${escaped(one.slice(1).replaceAll("\ue000", "$"))}</subfield>`;
    });
    const [ind1, ind2] = [indicators.charAt(0), indicators.charAt(1)];
    return `  <datafield tag="${tag}" ind1="${ind1}" ind2="${ind2}">${inner.join("")}</datafield>`;
  });
  return `<record>\n  <leader>${leader}</leader>\n${lines.join("\n")}\n</record>`;
}

/** Records of MARCXML as a file. */
export function marcXmlFile(records: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n${records.join("\n")}\n</collection>\n`;
}

/** A work in the public domain as JAPAN/MARC describes it: kana readings in 880, tied by $6. */
export const WAGAHAI: readonly FieldWords[] = [
  ["001", "000000123456"],
  ["003", "JTNDL"],
  ["008", "170401s2016    ja ||||j |||||||| ||jpn  "],
  ["015", "  $a22712345$2jnb"],
  ["020", "  $a978-4-10-101001-4 (上) :$c630円"],
  ["020", "  $c1700円"],
  ["020", "  $a978-4-10-101001-5"],
  ["084", "  $aKH426$2kktb"],
  ["084", "  $a913.6$2njb/10"],
  ["084", "  $a913.6$2njb/9"],
  ["090", "  $aKH426-L1"],
  ["245", "00$6880-01$a吾輩は猫である. $n上 /$c夏目漱石著 ; 佐藤花子絵."],
  ["260", "  $a東京 :$b新潮社,$c2016.5."],
  ["300", "  $axii, 610p ;$c16cm."],
  ["490", "0 $6880-02$a新潮文庫 ;$vな-1-1"],
  ["520", "  $a名前のない猫が人間たちを眺める。"],
  ["521", "  $a小学生向け."],
  ["650", " 7$6880-03$a猫$x小説.$2ndlsh"],
  ["700", "1 $6880-04$a夏目, 漱石, $d1867-1916."],
  ["700", "1 $6880-05$aサトウ, ハナコ"],
  ["880", "00$6245-01/$$1$aワガハイ ワ ネコ デ アル. $nジョウ."],
  ["880", "00$6245-01/(B$aWagahai wa neko de aru. $njo."],
  ["880", "0 $6490-02/$$1$aシンチョウ ブンコ ;$vナ-1-1"],
  ["880", " 7$6650-03/$$1$aネコ$xショウセツ."],
  ["880", "1 $6700-04/(B$aNatsume, Soseki, $d1867-1916."],
  ["880", "1 $6700-04/$$1$aナツメ, ソウセキ, $d1867-1916."],
];

/** A short record with an id of its own. */
export function plainRecord(
  id: string,
  title: string,
  more: readonly FieldWords[] = [],
): readonly FieldWords[] {
  return [["001", id], ["003", "TEST"], ["245", `00$a${title}`], ...more];
}
