import type { SearchRequest } from "#contract/domain/title.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import type { ReadableDb } from "../store/schema.ts";
import { spelledAlike } from "../store/search/did-you-mean.ts";
import { findsAnything } from "../store/search/search.ts";
import type { SearchQuery, Term } from "../store/search/search-query.ts";
import { foldStrict } from "../text/fold.ts";

/** Maximum number of proposed spellings. */
const MOST_PROPOSALS = 3;
/** Most words of a query that are used. */
const MOST_WORDS_SPELLED = 4;
/** Fewer digits of an ISBN are only a country or language. */
const FEWEST_ISBN_DIGITS = 4;
const ISBN_PREFIX = /^97[89]/u;

/** A typed word with its search key. */
export interface TypedWord extends Term {
  readonly typed: string;
}

/** The words of a request; empty when there is nothing to search for. */
export function wordsOf({ field, query }: SearchRequest): readonly TypedWord[] {
  if (field === "ndc") return numberWord(query, ndcDigits(query));
  if (field === "isbn") return numberWord(query, isbnDigits(query));
  const whole = toIsbn13(query);
  if (whole !== null) return [{ typed: query.trim(), key: foldStrict(query), isbn: whole }];
  return query
    .split(/[\s\u3000]+/u)
    .map((typed) => ({ typed, key: foldStrict(typed), isbn: toIsbn13(typed) }))
    .filter(({ key }) => key !== "");
}

function numberWord(query: string, digits: string | null): readonly TypedWord[] {
  return digits === null ? [] : [{ typed: query.trim(), key: digits, isbn: null }];
}

/** A class number as on a label: an optional letter for the shelf (K children, R reference), then digits. */
const LABEL = /^\s*([A-Za-z]?)\s*([\d.]*\d[\d.]*)\s*$/u;
/** The letter before the class numbers of children's books (D79, D81). */
const CHILDREN = "K";

/** The digits of a class number as it is typed: `913.6`, also `K913`. */
function ndcDigits(query: string): string | null {
  return LABEL.exec(query.normalize("NFKC"))?.[2]?.replaceAll(".", "") ?? null;
}

/** D81: the audience of a class number with a letter; null = all. */
function audienceOf({ field, query }: SearchRequest): "children" | null {
  const letter = field === "ndc" ? LABEL.exec(query.normalize("NFKC"))?.[1] : undefined;
  return letter?.toUpperCase() === CHILDREN ? "children" : null;
}

/** A whole ISBN of either length as 13 digits, or the beginning of one. */
function isbnDigits(query: string): string | null {
  const whole = toIsbn13(query);
  if (whole !== null) return whole;
  const digits = query.normalize("NFKC").replace(/[\s‐‑‒–—−-]/gu, "");
  if (!/^\d+$/u.test(digits) || digits.length < FEWEST_ISBN_DIGITS) return null;
  return ISBN_PREFIX.test(digits) ? digits : `978${digits}`;
}

/** Converts a request for the store; `asOf` is the newest title to include, null = all. */
export function searchQueryOf(
  request: SearchRequest,
  terms: readonly Term[],
  asOf: number | null,
): SearchQuery {
  return {
    field: request.field,
    terms,
    sort: request.sort,
    asOf,
    offset: (request.page - 1) * request.pageSize,
    limit: request.pageSize,
    filters: {
      library: request.library,
      onShelf: request.onShelf ?? false,
      holdable: request.holdable ?? false,
      material: request.material ?? null,
      yearFrom: request.yearFrom ?? null,
      yearTo: request.yearTo ?? null,
      language: request.language ?? null,
      audience: audienceOf(request) ?? request.audience ?? null,
    },
  };
}

/**
 * Similarly spelled queries that have results: for one word, similar terms of the catalogue; for several, the words without
 * results are replaced, or else all of them together. From the catalogue only.
 */
export async function proposals(
  db: ReadableDb,
  searchQuery: SearchQuery,
  words: readonly TypedWord[],
): Promise<readonly string[]> {
  const { field } = searchQuery;
  if (field === "isbn" || field === "ndc" || searchQuery.offset > 0) return [];
  const [only] = words;
  if (only !== undefined && words.length === 1) return spelledAlike(db, only.key);
  const replaced = await wordByWord(db, field, words);
  return replaced.length > 0 ? replaced : spelledAlike(db, words.map(({ key }) => key).join(""));
}

async function wordByWord(
  db: ReadableDb,
  field: SearchQuery["field"],
  words: readonly TypedWord[],
): Promise<readonly string[]> {
  const looked = await Promise.all(
    words.slice(0, MOST_WORDS_SPELLED).map(async (word) => {
      return { word, isFound: await findsAnything(db, field, word) };
    }),
  );
  const beside = looked
    .filter(({ word, isFound }) => isFound && [...word.key].length > 1)
    .map(({ word }) => word.key);
  const spelled = await Promise.all(
    looked.map(async ({ word, isFound }) => {
      const alike = isFound ? [] : await alikeBeside(db, word.key, beside);
      return alike.length === 0 ? [word.typed] : alike;
    }),
  );
  const rest = words.slice(MOST_WORDS_SPELLED).map(({ typed }) => typed);
  const typed = words.map((word) => word.typed).join(" ");
  return Array.from({ length: MOST_PROPOSALS }, (_, at) =>
    [...spelled.map((choices) => choices[Math.min(at, choices.length - 1)]), ...rest].join(" "),
  ).filter((text, at, all) => text !== typed && all.indexOf(text) === at);
}

/** Terms similar to a word in titles that contain the other words, or else in all titles. */
async function alikeBeside(
  db: ReadableDb,
  key: string,
  beside: readonly string[],
): Promise<readonly string[]> {
  const near = beside.length > 0 ? await spelledAlike(db, key, beside) : [];
  return near.length > 0 ? near : spelledAlike(db, key);
}
