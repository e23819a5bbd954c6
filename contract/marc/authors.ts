import type { Author } from "../domain/title.ts";
import {
  isJapanese,
  nameReading,
  printedName,
  type Responsibility,
  readResponsibility,
  tidy,
} from "../text/values.ts";
import { withoutStop } from "./isbd.ts";
import { type Alternates, withReading } from "./readings.ts";
import { type DataField, fields, type MarcRecord, value, values } from "./record.ts";

const PERSONS = ["100", "700"];
const ALL = ["100", "110", "111", "700", "710", "711"];

/** Relator codes ($4) in their printed form after a name. */
const RELATORS: Readonly<Record<string, string>> = {
  aut: "著",
  trl: "訳",
  edt: "編",
  ill: "絵",
  art: "絵",
  pht: "写真",
  com: "編",
  cmp: "作曲",
  lyr: "作詞",
  adp: "脚色",
  aui: "序文",
  aft: "あとがき",
  ann: "注",
  cmm: "解説",
  pbd: "監修",
  sad: "監修",
  nrt: "朗読",
  prf: "演奏",
  drt: "監督",
  ctg: "地図",
};

/** English relator terms ($e) in their printed Japanese form. */
const TERMS: Readonly<Record<string, string>> = {
  author: "著",
  translator: "訳",
  editor: "編",
  illustrator: "絵",
  photographer: "写真",
  compiler: "編",
  narrator: "朗読",
};

/**
 * The authors of a work in the order of the record: headings (1xx, 7xx) with readings and with the role from $e, $4 or the
 * statement of responsibility; without headings, the names of the statement. A 7xx with a title ($t) is another work.
 */
export function readAuthors(
  record: MarcRecord,
  alternates: Alternates,
  statement: string,
): readonly Author[] {
  const parts = readResponsibility(statement);
  const found = fields(record, ...ALL)
    .filter((field) => value(field, "t") === "")
    .map((field) => readHeading(field, alternates, parts))
    .filter((author) => author.name !== "");
  const authors = found.length > 0 ? found : parts.flatMap(printedOnly);
  const seen = new Set<string>();
  return authors.filter(({ name, role }) => !seen.has(name + role) && seen.add(name + role));
}

function printedOnly({ names, role }: Responsibility): readonly Author[] {
  return names.map((name) => ({ name, reading: "", role }));
}

function readHeading(heading: DataField, alternates: Alternates, parts: readonly Responsibility[]): Author {
  const { field, reading } = withReading(heading, alternates);
  const person = PERSONS.includes(heading.tag);
  const plain = (one: DataField): string =>
    person
      ? value(one, "a")
      : values(one, "a", "b")
          .map((text) => text.replace(/[,.]\s*$/u, ""))
          .join(" ");
  const text = withoutStop(plain(field));
  const name = person ? printedName(text, ",") : tidy(text.replace(/,\s*$/u, ""));
  const inKana = reading === null ? "" : withoutStop(plain(reading));
  return { name, reading: nameReading(inKana), role: roleOf(heading, name, parts) };
}

function roleOf(field: DataField, name: string, parts: readonly Responsibility[]): string {
  const term = value(field, "e").replace(/[.,]\s*$/u, "");
  if (term !== "") return TERMS[term.toLowerCase()] ?? term;
  const relator = RELATORS[value(field, "4")];
  if (relator !== undefined) return relator;
  const bare = (text: string): string => text.replace(/[\s・,，＝=]/gu, "");
  const part = parts.find(({ names }) => names.some((one) => bare(one) === bare(name)));
  if (part !== undefined && part.role !== "") return part.role;
  return field.tag === "100" && isJapanese(name) ? "著" : "";
}
