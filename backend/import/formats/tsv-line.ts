import { type Author, KEPT_REASONS, type KeptReason, MATERIALS } from "#contract/domain/title.ts";
import type { Subject } from "#contract/marc/describe.ts";
import {
  languageTag,
  nameReading,
  printedName,
  readIsbn,
  readNdc,
  titleReading,
  yearOf,
} from "#contract/text/values.ts";
import type { CopyRecord } from "../../store/catalogue-record.ts";
import { RecordError } from "./item.ts";
import type { Mapped } from "./marc/map.ts";
import type { TsvColumn, TsvMapping } from "./tsv-mapping.ts";

/** Separates the values of a cell, and the parts of one value. */
const BETWEEN = ";";
const WITHIN = "|";
const AUDIENCES = ["general", "children"] as const;

/** A cell of the line by its column name; "" if missing. */
export type Cells = (name: string) => string;

/** Parses one line. Throws `RecordError` with the invalid column. */
export function readTsvLine(
  cell: Cells,
  mapping: TsvMapping,
  source: string | null,
  library: string | null,
): Mapped {
  const get = (column: TsvColumn): string => {
    const name = mapping.columns[column];
    return name === undefined ? "" : cell(name);
  };
  const id = get("recordId");
  if (id === "") throw new RecordError("The line has no record id.");
  if (get("title") === "") throw new RecordError("The line has no title.");
  const ndcs = readNdcs(several(get("ndc"), mapping.separators.ndc));
  const isbns = readIsbns(several(get("isbn"), mapping.separators.isbn));
  const { fixed } = mapping;
  const audience = oneOf(AUDIENCES, get("audience"), "audience") ?? fixed.audience;
  const language = get("language") || fixed.language || "";
  return {
    kind: "record",
    remarks: [...ndcs.remarks, ...isbns.remarks],
    record: {
      recordId: source === null ? id : `${source}:${id}`,
      systemNumber: "",
      title: get("title"),
      reading: titleReading(get("reading")),
      subtitle: get("subtitle"),
      volume: get("volume"),
      series: get("series"),
      authors:
        mapping.authors === undefined ? readAuthors(get("authors")) : readColumns(cell, mapping.authors),
      publisher: get("publisher") || (fixed.publisher ?? ""),
      year: yearOf(get("year")),
      ndcs: ndcs.numbers,
      subjects: readSubjects(get("subjects")),
      isbns: isbns.numbers,
      material: oneOf(MATERIALS, get("material"), "material") ?? fixed.material ?? "book",
      audience: audience ?? (ndcs.children ? "children" : "general"),
      language: language === "" ? "ja" : languageTag(language),
      pages: readPages(get("pages")),
      summary: get("summary"),
      copies: several(get("copies"), BETWEEN).map((text) => readCopy(text, library)),
    },
  };
}

function several(text: string, separator: string = BETWEEN): readonly string[] {
  return text
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function oneOf<T extends string>(values: readonly T[], text: string, column: string): T | null {
  if (text === "") return null;
  const value = values.find((one) => one === text);
  if (value === undefined)
    throw new RecordError(`Column ${column}: "${text}" is not one of ${values.join(", ")}.`);
  return value;
}

function readPages(text: string): number | null {
  if (text === "") return null;
  if (!/^[1-9]\d{0,5}$/u.test(text))
    throw new RecordError(`Column pages: "${text}" is not a number of pages.`);
  return Number(text);
}

function readNdcs(texts: readonly string[]) {
  const read = texts.map((text) => ({ text, ndc: readNdc(text) }));
  return {
    numbers: [...new Set(read.flatMap(({ ndc }) => (ndc === null ? [] : [ndc.number])))],
    children: read.some(({ ndc }) => ndc?.children === true),
    remarks: read.flatMap(({ text, ndc }) => (ndc === null ? [`"${text}" is no NDC and was left out.`] : [])),
  };
}

function readIsbns(texts: readonly string[]) {
  const numbers = new Set<string>();
  const remarks: string[] = [];
  for (const text of texts) {
    const read = readIsbn(text) ?? { remark: `"${text}" is no ISBN and was left out.` };
    if ("isbn" in read) numbers.add(read.isbn);
    else remarks.push(read.remark);
  }
  return { numbers: [...numbers], remarks };
}

function readAuthors(text: string): readonly Author[] {
  return several(text).flatMap((one) => {
    const [name = "", reading = "", role = ""] = one.split(WITHIN).map((part) => part.trim());
    return name === "" ? [] : [{ name, reading: nameReading(reading), role }];
  });
}

function readColumns(cell: Cells, authors: NonNullable<TsvMapping["authors"]>): readonly Author[] {
  const list = (name: string | undefined): readonly string[] =>
    name === undefined
      ? []
      : cell(name)
          .split(authors.separator)
          .map((one) => one.trim());
  const readings = list(authors.readings);
  const roles = list(authors.roles);
  return list(authors.names).flatMap((text, at) => {
    const role = roles[at] ?? "";
    const name = authors.familyFirst ? printedName(text, " ") : text;
    const author = { name, reading: nameReading(readings[at] ?? ""), role: authors.words[role] ?? role };
    return text === "" ? [] : [author];
  });
}

function readSubjects(text: string): readonly Subject[] {
  return several(text).map((one) => {
    const [subject = "", reading = ""] = one.split(WITHIN).map((part) => part.trim());
    return { text: subject, reading };
  });
}

/** `barcode|library|place in Japanese|place in English|stacks|call number|reason why it is not lent`. */
function readCopy(text: string, own: string | null): CopyRecord {
  const [barcode = "", owner = "", ja = "", en = "", stacks = "", callNumber = "", kept = ""] = text
    .split(WITHIN)
    .map((part) => part.trim());
  if (barcode === "") throw new RecordError("Column copies: a copy has no barcode.");
  const library = owner || own;
  if (library === null) throw new RecordError(`Column copies: copy ${barcode} names no library.`);
  return {
    barcode,
    library,
    place: { ja, en: en || ja },
    closedStacks: stacks === "1",
    callNumber,
    kept: oneOf<KeptReason>(KEPT_REASONS, kept, "copies"),
  };
}
