import type { Author, Copy, TitleDetail } from "#contract/domain/title.ts";
import { type Description, describe } from "#contract/marc/describe.ts";
import type { Element } from "#contract/marc/elements.ts";
import { marcOf } from "#contract/marc/marcxml.ts";
import { controlNumber, type DataField, fields, type MarcRecord, value } from "#contract/marc/record.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { bookMarkOf } from "#contract/text/book-mark.ts";
import { languageTag, pagesOf, printedName, readIsbn, tidy, yearOf } from "#contract/text/values.ts";
import type { SruRecord } from "./answer.ts";

/** How catalogue records are converted to titles. */
export interface ReadingRules {
  readonly copies: SruSettings["copies"];
  /** Library of copies without one. */
  readonly library: string;
  /** Field and subfield of a title's number in the library system; absent = the record's identifier, or 001. */
  readonly number?: readonly [tag: string, code: string];
}

/** Where Koha's records have its own number of the title; their 001 may be that of another system. */
export const KOHA_NUMBER = ["999", "c"] as const;

/** Maximum number of copies of one title; further ones are dropped. */
const MAX_COPIES = 200;

/** Whether Koha has withdrawn the copy: over SIP2 it calls such a copy available. Elsewhere $0 has another meaning. */
function isWithdrawn(field: DataField, { field: tag }: ReadingRules["copies"]): boolean {
  return tag === "952" && !/^0?$/u.test(value(field, "0"));
}

function copiesOf(record: MarcRecord, { copies: rules, library }: ReadingRules): readonly Copy[] {
  if (rules.field === "") return [];
  return fields(record, rules.field)
    .filter((field) => value(field, rules.barcode) !== "" && !isWithdrawn(field, rules))
    .slice(0, MAX_COPIES)
    .map((field) => {
      const place = value(field, rules.place);
      return {
        barcode: value(field, rules.barcode),
        library: value(field, rules.library) || library,
        place: { ja: place, en: place },
        closedStacks: false,
        callNumber: value(field, rules.callNumber),
        kept: null,
        status: "unknown",
        dueDate: null,
      };
    });
}

function titleOf(id: string, description: Description, copies: readonly Copy[]): TitleDetail {
  const { title, reading, subtitle, volume, authors, publisher, year, ndcs, isbns } = description;
  const { material, audience, language, pages, summary } = description;
  return {
    id,
    title,
    reading,
    subtitle,
    volume,
    authors,
    publisher,
    year,
    ndc: ndcs[0] ?? "",
    bookMark: bookMarkOf({ authors, reading, title }),
    material,
    audience,
    language,
    availability: { kind: "unknown" },
    pages,
    isbn: isbns[0] ?? "",
    summary,
    copies,
    holdable: false,
    waiting: 0,
  };
}

/** Dublin Core fields by name. */
function dublinCore(element: Element): (name: string) => readonly string[] {
  return (name) =>
    element.children
      .filter((one) => one.name === `{http://purl.org/dc/elements/1.1/}${name}`)
      .map((one) => tidy(one.text))
      .filter((text) => text !== "");
}

/** Kind of material by the usual terms in dc:type. */
function materialOf(types: readonly string[]): Description["material"] {
  const all = types.join(" ").toLowerCase();
  if (/sound|audio|music|video|moving|film|録音|映像/u.test(all)) return "audio-visual";
  return /serial|periodical|magazine|journal|雑誌/u.test(all) ? "magazine" : "book";
}

function readDc({ element, identifier }: SruRecord): TitleDetail | null {
  const dc = dublinCore(element);
  const numbers = dc("identifier");
  const isbns = numbers.flatMap((text) => {
    const read = readIsbn(text.replace(/^urn:/iu, ""));
    return read !== null && "isbn" in read ? [read.isbn] : [];
  });
  const isOwn = (text: string): boolean => !/isbn|:\/\//iu.test(text) && readIsbn(text) === null;
  const id = identifier || (numbers.find(isOwn) ?? "");
  // Servers put "880-01" into a name without its Japanese form (SRU-7).
  const [title = ""] = dc("title").map((text) =>
    text.replace(/^880-\d\d\s*/u, "").replace(/\s*[/:;,]$/u, ""),
  );
  if (id === "" || title === "") return null;
  const authors: Author[] = [...dc("creator"), ...dc("contributor")].map((name) => ({
    name: printedName(name.replace(/^880-\d\d\s*/u, ""), ","),
    reading: "",
    role: "",
  }));
  return titleOf(
    id,
    {
      title,
      reading: "",
      subtitle: "",
      volume: "",
      series: "",
      authors: authors.filter(({ name }) => name !== ""),
      publisher: dc("publisher")[0] ?? "",
      year: yearOf(dc("date").join(" ")),
      ndcs: [],
      subjects: [],
      isbns,
      material: materialOf(dc("type")),
      audience: "general",
      language: languageTag(dc("language")[0] ?? ""),
      pages: pagesOf(dc("format").join(" ")),
      summary: dc("description").join(" "),
    },
    [],
  );
}

function readMarc({ element, identifier }: SruRecord, rules: ReadingRules): TitleDetail | null {
  const record = marcOf(element);
  const [tag, code] = rules.number ?? [];
  const id =
    tag === undefined ? identifier || controlNumber(record) : value(fields(record, tag)[0], code ?? "");
  const described = describe(record);
  if (id === "" || "reason" in described) return null;
  return titleOf(id, described.description, copiesOf(record, rules));
}

/**
 * Converts a record to a title without the current status of its copies. Null for a record without an id by which it could be
 * found again, or without a title.
 */
export function readRecord(record: SruRecord, rules: ReadingRules): TitleDetail | null {
  return record.form === "marc" ? readMarc(record, rules) : readDc(record);
}
