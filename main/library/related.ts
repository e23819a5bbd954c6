import type { RelatedTitles, SearchPage, SearchRequest, TitleDetail } from "#contract/domain/title.ts";
import { ok, type Result } from "#contract/result.ts";
import { relatedTo } from "#contract/text/same-work.ts";

/** Titles of the same name that are examined. */
const LOOKED_AT = 50;

/**
 * Other volumes and editions of a title, for systems that do not group them: a search for its name, filtered by name, author,
 * publisher and volume. Two requests. Refusal: `title-not-found`.
 */
export async function relatedBySearch(
  title: Promise<Result<TitleDetail>>,
  search: (request: SearchRequest) => Promise<Result<SearchPage>>,
): Promise<Result<RelatedTitles>> {
  const own = await title;
  if (!own.ok) return own;
  const found = await search({
    query: own.value.title.slice(0, 100),
    field: "title",
    sort: "relevance",
    library: null,
    page: 1,
    pageSize: LOOKED_AT,
  });
  if (found.ok) return ok(relatedTo(own.value, found.value.items));
  // A title without a searchable word has no others.
  return found.refusal.name === "query-empty" ? ok({ volumes: [], editions: [] }) : found;
}
