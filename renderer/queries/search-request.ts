import type { SearchField, SearchRequest } from "#contract/domain/title.ts";
import type { RouteAt } from "../navigation/route.ts";
import type { Subject } from "../navigation/subjects.ts";
import { MOST_ROWS } from "../state/rows.ts";
import { useStore } from "../state/store.ts";

/**
 * In the children's language a search is limited to children's books, if the backend can filter by audience. The list of
 * results shows the filter, and it can be removed there.
 */
export function forWhom(): { readonly audience?: "children" } {
  const { language, hello } = useStore.getState();
  return language === "ja-x-child" && hello?.capabilities.filterAudience === true
    ? { audience: "children" }
    : {};
}

/**
 * A new search: all libraries, first page; for children, children's books. A subject is sorted by title, because no
 * word can match better.
 */
export function firstRequest(query: string, field: SearchField): SearchRequest {
  return {
    query,
    field,
    sort: field === "ndc" ? "title" : "relevance",
    library: null,
    page: 1,
    pageSize: MOST_ROWS,
    ...forWhom(),
  };
}

/** The route to the results of a new search. `subject`: the name shown for a class number. */
export function listOf(query: string, field: SearchField, subject?: Subject): RouteAt<"results"> {
  const request = firstRequest(query, field);
  return { at: "results", request, ...(subject === undefined ? {} : { subject }) };
}

/** Filters and order of a search; a key that is undefined is removed from the request. */
export interface Conditions {
  readonly library?: SearchRequest["library"];
  readonly onShelf?: true | undefined;
  readonly audience?: SearchRequest["audience"] | undefined;
  readonly material?: SearchRequest["material"] | undefined;
  readonly sort?: SearchRequest["sort"];
}

/** The same search under other conditions, from its first page and as the catalogue is now. */
export function under(request: SearchRequest, conditions: Conditions): SearchRequest {
  const { asOf: _asOf, ...rest } = { ...request, ...conditions, page: 1 };
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as SearchRequest;
}

/** Whether the patron's filters narrow the search. */
export function isNarrowed({ library, onShelf, audience, material }: SearchRequest): boolean {
  return library !== null || onShelf === true || audience !== undefined || material !== undefined;
}

/** Removes all filters; the sort order stays. */
export const NO_CONDITIONS: Conditions = {
  library: null,
  onShelf: undefined,
  audience: undefined,
  material: undefined,
};

/**
 * A shorter query, for when nothing was found: of several words all but the last, of one word its first half, at least two
 * characters. The query itself when it cannot be shortened.
 */
export function shorter(query: string): string {
  const words = query.trim().split(/[\s\u3000]+/u);
  if (words.length > 1) return words.slice(0, -1).join(" ");
  const characters = [...query];
  return characters.slice(0, Math.max(2, Math.floor(characters.length / 2))).join("");
}

/** Whether a query has kanji, which the catalogue may write differently; kana have one spelling. */
export function hasKanji(query: string): boolean {
  return /\p{Script=Han}/u.test(query);
}
