import type { SearchRequest } from "#contract/domain/title.ts";
import { toIsbn10 } from "#contract/text/isbn.ts";
import { isbnsOf } from "./titles.ts";

/** A condition in Koha's syntax (SQL::Abstract as JSON). */
type Condition = Readonly<Record<string, unknown>>;

/** Words of a query that are used; each is a scan of the table. */
const MOST_WORDS = 8;
/**
 * Columns of Koha's titles for each search field; readings and subjects have none, and are searched in the title. Publishers are
 * columns of its answers only: a query for one is a 500 (KOHA-16), so nothing is found.
 */
const COLUMNS: Readonly<Record<SearchRequest["field"], readonly string[]>> = {
  any: ["title", "subtitle", "author"],
  title: ["title", "subtitle"],
  reading: ["title", "subtitle"],
  subject: ["title", "subtitle"],
  author: ["author"],
  publisher: [],
  isbn: [],
  ndc: [],
};
const ORDERS: Readonly<Record<SearchRequest["sort"], string>> = {
  relevance: "+title",
  title: "+title",
  author: "+author",
  year: "-copyright_date",
  "year-oldest": "+copyright_date",
};

/** A LIKE pattern that contains the text; wildcards in the text are escaped. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/gu, "\\$&")}%`;
}

/** A pattern with anything between the digits, because Koha keeps hyphens as typed. */
function spread(digits: string): string {
  return `%${[...digits].join("%")}%`;
}

/** Matches either form of the ISBN. Other numbers match too, so the caller checks the results. */
export function isbnCondition(isbn13: string): Condition {
  const isbn10 = toIsbn10(isbn13);
  const forms = isbn10 === null ? [isbn13] : [isbn13, isbn10];
  return { "-or": forms.map((form) => ({ isbn: { "-like": spread(form) } })) };
}

function wordCondition(word: string, columns: readonly string[]): Condition {
  const like = { "-like": containing(word) };
  return { "-or": columns.map((column) => ({ [column]: like })) };
}

function yearCondition({ yearFrom, yearTo }: SearchRequest): readonly Condition[] {
  if (yearFrom === undefined && yearTo === undefined) return [];
  return [
    {
      copyright_date: {
        ...(yearFrom === undefined ? {} : { ">=": yearFrom }),
        ...(yearTo === undefined ? {} : { "<=": yearTo }),
      },
    },
  ];
}

function textConditions({ query, field }: SearchRequest): readonly Condition[] | null {
  const isbn = isbnsOf(query.normalize("NFKC"))[0];
  if (field === "isbn") {
    const digits = query.normalize("NFKC").replace(/[^\dXx]/gu, "");
    if (isbn !== undefined) return [isbnCondition(isbn)];
    return digits === "" ? null : [{ isbn: { "-like": spread(digits).slice(1) } }];
  }
  if (field === "any" && isbn !== undefined) return [isbnCondition(isbn)];
  const columns = COLUMNS[field];
  const words = query.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
  return columns.length === 0 || words.length === 0
    ? null
    : words.map((word) => wordCondition(word, columns));
}

/** `q` for a search; null when Koha cannot answer it. */
export function searchCondition(request: SearchRequest): Condition | null {
  const texts = textConditions(request);
  if (texts === null || request.material === "audio-visual") return null;
  const serial =
    request.material === undefined ? [] : [{ serial: request.material === "magazine" ? 1 : [0, null] }];
  const all = [...texts, ...yearCondition(request), ...serial];
  return all.length === 1 ? (all[0] ?? null) : { "-and": all };
}

/** `_order_by`; Koha has no order by relevance. */
export function orderOf({ sort }: SearchRequest): string {
  return ORDERS[sort];
}
