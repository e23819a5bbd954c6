import type { Author, Material, TitleSummary } from "../domain/title.ts";
import { languageTag, pagesOf, readIsbn, readNdc, tidy, titleReading, yearOf } from "../text/values.ts";
import { readAuthors } from "./authors.ts";
import { plainText, withoutStop } from "./isbd.ts";
import { type Alternates, alternatesOf, readingBeside, withReading } from "./readings.ts";
import { fields, type MarcRecord, value, values } from "./record.ts";

/** A subject heading (件名) with its reading. */
export interface Subject {
  readonly text: string;
  /** Hiragana or katakana as in the source; may be empty. */
  readonly reading: string;
}

/** The description of a title in a catalogue record, without its copies. */
export interface Description {
  readonly title: string;
  readonly reading: string;
  readonly subtitle: string;
  readonly volume: string;
  readonly series: string;
  readonly authors: readonly Author[];
  readonly publisher: string;
  readonly year: number | null;
  /** NDC numbers such as `913.6`; the one of the call number first. */
  readonly ndcs: readonly string[];
  readonly subjects: readonly Subject[];
  /** ISBN-13 in 13 digits, the main one first. */
  readonly isbns: readonly string[];
  readonly material: Material;
  readonly audience: TitleSummary["audience"];
  /** BCP 47 tag. */
  readonly language: string;
  readonly pages: number | null;
  readonly summary: string;
}

/** The description of a record and one sentence for each part left out, or why there is none. */
export type Described =
  | { readonly description: Description; readonly remarks: readonly string[] }
  | { readonly reason: string };

const SUBJECT_TAGS = ["600", "610", "611", "630", "648", "650", "651", "653"];
/** Source of a class number ($2) for NDC, with its edition: `njb/09`, `njb/9`, `ndc10`; kktb is NDLC. */
const NDC_SOURCE = /^(?:njb|ndc)\s*\/?\s*(\d{0,2})$/iu;
/** Editions of NDC, the one used for shelving first; NaN = not given. */
const NDC_EDITIONS = [9, 10, 8, 7, Number.NaN];
/** 008/22 of books: pre-school, primary, pre-adolescent, juvenile. */
const CHILDREN_CODES = "abcj";
const CHILDREN_WORDS = /児童|幼児|小学|こども|子ども|絵本|children|juvenile|preschool/iu;

/** Reads the description from a MARC 21 or JAPAN/MARC record; readings come from 880, 551 and 554, Japanese script from 880. */
export function describe(record: MarcRecord): Described {
  const alternates = alternatesOf(record);
  const title = readTitle(record, alternates);
  if (typeof title === "string") return { reason: title };
  const classes = readClasses(record);
  const isbns = readIsbns(record);
  return {
    remarks: isbns.remarks,
    description: {
      ...title,
      series: readSeries(record),
      authors: readAuthors(record, alternates, value(fields(record, "245")[0], "c")),
      publisher: readPublisher(record, alternates),
      year: readYear(record),
      ndcs: classes.ndcs,
      subjects: readSubjects(record, alternates),
      isbns: isbns.isbns,
      material: readMaterial(record.leader),
      audience: isForChildren(record, classes.children) ? "children" : "general",
      language: languageTag(value(fields(record, "041")[0], "a").slice(0, 3) || fixed(record, 35, 38)),
      pages: pagesOf(
        fields(record, "300")
          .flatMap((field) => values(field, "a"))
          .join(" "),
      ),
      summary: fields(record, "520")
        .flatMap((field) => values(field, "a").map(tidy))
        .join(" "),
    },
  };
}

/** A part of 008. */
function fixed(record: MarcRecord, from: number, to: number): string {
  return (record.control.get("008") ?? "").slice(from, to);
}

function readTitle(
  record: MarcRecord,
  alternates: Alternates,
): Pick<Description, "title" | "reading" | "subtitle" | "volume"> | string {
  const own = fields(record, "245")[0];
  if (own === undefined) return "The record has no title (245).";
  const { field, reading } = withReading(own, alternates);
  const title = withoutStop(plainText(value(field, "a")));
  if (title === "") return "The record has no title (245 $a is empty).";
  const texts = (...codes: readonly string[]): string =>
    values(field, ...codes)
      .map((text) => withoutStop(plainText(text)))
      .join(" ");
  return {
    title,
    reading:
      titleReading(withoutStop(plainText(value(reading ?? undefined, "a")))) || readingBeside(record, title),
    subtitle: texts("b", "p"),
    volume: texts("n"),
  };
}

function readSeries(record: MarcRecord): string {
  const [field] = fields(record, "490");
  if (field === undefined) return "";
  return values(field, "a", "v")
    .map((text) => withoutStop(plainText(text)))
    .join(" ");
}

function readPublisher(record: MarcRecord, alternates: Alternates): string {
  const [named] = fields(record, "264").filter((one) => one.indicators.charAt(1) === "1");
  const own = fields(record, "260")[0] ?? named;
  if (own === undefined) return "";
  return withoutStop(plainText(value(withReading(own, alternates).field, "b")));
}

function readYear(record: MarcRecord): number | null {
  const printed = fields(record, "260", "264").flatMap((field) => values(field, "c"));
  return yearOf(printed.join(" ")) ?? yearOf(fixed(record, 7, 11));
}

function readIsbns(record: MarcRecord): {
  readonly isbns: readonly string[];
  readonly remarks: readonly string[];
} {
  const isbns = new Set<string>();
  const remarks: string[] = [];
  for (const text of fields(record, "020").flatMap((field) => values(field, "a"))) {
    const read = readIsbn(text);
    if (read !== null && "isbn" in read) isbns.add(read.isbn);
    else if (read !== null) remarks.push(read.remark);
  }
  return { isbns: [...isbns], remarks };
}

/** Rank of a source of class numbers, 0 = best; null if it is not NDC. */
function ndcRank(source: string): number | null {
  const edition = NDC_SOURCE.exec(source.trim())?.[1];
  if (edition === undefined) return null;
  const number = edition === "" ? Number.NaN : Number(edition);
  const rank = NDC_EDITIONS.findIndex((one) => Object.is(one, number));
  return rank === -1 ? NDC_EDITIONS.length : rank;
}

function readClasses(record: MarcRecord): { readonly ndcs: readonly string[]; readonly children: boolean } {
  const found = fields(record, "084", "082").flatMap((field) => {
    const rank = ndcRank(value(field, "2"));
    return rank === null ? [] : values(field, "a").map((text) => ({ rank, ndc: readNdc(text) }));
  });
  const inOrder = found.sort((a, b) => a.rank - b.rank).flatMap(({ ndc }) => (ndc === null ? [] : [ndc]));
  const local = fields(record, "090").flatMap((field) => values(field, "a"));
  return {
    ndcs: [...new Set(inOrder.map((ndc) => ndc.number))],
    children: inOrder.some((ndc) => ndc.children) || local.some((text) => readNdc(text)?.children === true),
  };
}

function readSubjects(record: MarcRecord, alternates: Alternates): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const one of fields(record, ...SUBJECT_TAGS)) {
    const { field, reading } = withReading(one, alternates);
    const text = headingText(field.subfields);
    if (text === "") continue;
    subjects.set(text, { text, reading: titleReading(headingText(reading?.subfields ?? [])) });
  }
  return [...subjects.values()];
}

/** A heading with its subdivisions: 「日本 -- 歴史」 becomes 「日本--歴史」; subfields that are codes are left out. */
function headingText(subfields: readonly (readonly [string, string])[]): string {
  let text = "";
  for (const [code, part] of subfields) {
    if (!/[a-z]/u.test(code) || /[eu]/u.test(code)) continue;
    const plain = withoutStop(plainText(part));
    if (plain !== "") text += text === "" ? plain : `${/[vxyz]/u.test(code) ? "--" : " "}${plain}`;
  }
  return text;
}

function readMaterial(leader: string): Material {
  if (/[gijkor]/u.test(leader.charAt(6))) return "audio-visual";
  return /[si]/u.test(leader.charAt(7)) ? "magazine" : "book";
}

function isForChildren(record: MarcRecord, byClass: boolean): boolean {
  if (byClass) return true;
  const target = fixed(record, 22, 23);
  // 008/22 is the audience of books and scores; of serials it is the form of the original.
  if (target !== "" && CHILDREN_CODES.includes(target) && !/[si]/u.test(record.leader.charAt(7))) return true;
  return fields(record, "521").some((field) => values(field, "a").some((text) => CHILDREN_WORDS.test(text)));
}
