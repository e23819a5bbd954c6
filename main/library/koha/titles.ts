import type { Availability, TitleDetail, TitleLine, TitleSummary } from "#contract/domain/title.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import { pagesOf } from "#contract/text/values.ts";
import type { KohaBiblio } from "./answers.schema.ts";

/** Removes ISBD punctuation at the end of a field: "Dune /", "Herbert, Frank,". */
function bare(text: string): string {
  return text.replace(/[\s/:;,=]+$/u, "").trim();
}

function yearOf(biblio: KohaBiblio): number | null {
  const year = /\d{4}/u.exec(biblio.publication_year || biblio.copyright_date)?.[0];
  return year === undefined ? null : Number(year);
}

/** Every ISBN in Koha's field ("9780441172719 (pbk.) | 0-441-17271-7"), as 13 digits. */
export function isbnsOf(field: string): readonly string[] {
  return field.split("|").flatMap((part) => {
    const raw = part.replace(/[-\s]/gu, "").toUpperCase();
    const long = /97[89]\d{10}/u.exec(raw)?.[0];
    if (long !== undefined) return [long];
    const short = toIsbn13(/(?<!\d)\d{9}[\dX](?!\d)/u.exec(raw)?.[0] ?? "");
    return short === null ? [] : [short];
  });
}

/** The fields of a title in lists of holds and loans. Koha's columns have no readings, classes or audiences. */
export function lineOf(biblio: KohaBiblio): TitleLine {
  const author = bare(biblio.author);
  return {
    id: biblio.biblio_id,
    title: bare(biblio.title),
    reading: "",
    volume: bare(biblio.part_number || biblio.part_name || biblio.volume),
    authors: author === "" ? [] : [{ name: author, reading: "", role: "" }],
    ndc: "",
    bookMark: "",
    audience: "general",
    material: biblio.serial ? "magazine" : "book",
    language: "",
    isbn: isbnsOf(biblio.isbn)[0] ?? "",
  };
}

/** A row for a title that Koha no longer has; the loan or hold still exists. */
export function unknownLine(id: string): TitleLine {
  return {
    id,
    title: "—",
    reading: "",
    volume: "",
    authors: [],
    ndc: "",
    bookMark: "",
    audience: "general",
    material: "book",
    language: "",
  };
}

/** A row of a list. */
export function summaryOf(biblio: KohaBiblio, availability: Availability): TitleSummary {
  return {
    ...lineOf(biblio),
    subtitle: bare(biblio.subtitle),
    publisher: bare(biblio.publisher),
    year: yearOf(biblio),
    availability,
  };
}

/** The details of a title for its own screen. */
export function detailsOf(biblio: KohaBiblio): Pick<TitleDetail, "pages" | "isbn" | "summary"> {
  return {
    pages: pagesOf(biblio.pages),
    isbn: isbnsOf(biblio.isbn)[0] ?? "",
    summary: biblio.abstract.trim(),
  };
}

/** Whether an id can be a biblio number; others are never put into a URL. */
export function isTitleId(id: string): boolean {
  return /^\d{1,12}$/u.test(id);
}
