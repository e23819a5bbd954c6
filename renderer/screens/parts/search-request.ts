import type { SearchField, SearchRequest } from "#contract/domain/title.ts";

/** Rows of a page that fit each layout, at the usual size of text. */
export const ROWS = { portrait: 5, spread: 4, single: 4 } as const;

/** A new search: all libraries, first page. A subject is sorted by title, because no word can match better. */
export function firstRequest(query: string, field: SearchField): SearchRequest {
  return {
    query,
    field,
    sort: field === "ndc" ? "title" : "relevance",
    library: null,
    page: 1,
    pageSize: ROWS.portrait,
  };
}

/** The start of a query, for when nothing was found: half of it, but two characters at least. */
export function shorter(query: string): string {
  const characters = [...query];
  return characters.slice(0, Math.max(2, Math.floor(characters.length / 2))).join("");
}
