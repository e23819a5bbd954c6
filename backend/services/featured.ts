import type { LibraryId } from "#contract/domain/library.ts";
import {
  MOST_PICKS,
  MOST_RELATED,
  type PicksRequest,
  type RelatedTitles,
  type TitleSummary,
} from "#contract/domain/title.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { relatedTo } from "#contract/text/same-work.ts";
import type { Backend } from "../backend.ts";
import { mostWanted, newestLent } from "../store/search/featured.ts";
import { searchTitles } from "../store/search/search.ts";
import { NO_FILTERS } from "../store/search/search-query.ts";
import { foldStrict } from "../text/fold.ts";
import { summaries } from "./catalogue.ts";
import { titleIdOf, titleWithId } from "./title-ids.ts";

/** How long popular titles are cached: counting them reads every loan. */
const CACHE_MS = 10 * 60_000;
/** Titles of the same name that are examined: twice as many as shown, because some have other authors. */
const LOOKED_AT = 2 * MOST_RELATED;

interface Counted {
  readonly at: number;
  readonly ids: Promise<readonly number[]>;
}

const counted = new WeakMap<Backend, Map<string, Counted>>();

/** The ids of the popular titles, at most ten minutes old; concurrent requests share one count. */
function popular(backend: Backend, { audience }: PicksRequest): Promise<readonly number[]> {
  const known = counted.get(backend) ?? new Map<string, Counted>();
  counted.set(backend, known);
  const key = audience ?? "";
  const now = backend.clock.now();
  const kept = known.get(key);
  if (kept !== undefined && now - kept.at < CACHE_MS) return kept.ids;
  const ids = mostWanted(backend.db, audience, MOST_PICKS);
  known.set(key, { at: now, ids });
  ids.catch(() => known.delete(key));
  return ids;
}

/** New or popular titles for browsing, with their current availability. */
export async function featured(
  backend: Backend,
  own: LibraryId,
  request: PicksRequest,
): Promise<readonly TitleSummary[]> {
  const ids =
    request.kind === "new"
      ? await newestLent(backend.db, request.audience, MOST_PICKS)
      : await popular(backend, request);
  return summaries(backend, ids, own);
}

/** Other volumes and editions of a title: the same name and a common author. Refusal: `title-not-found`. */
export async function related(
  backend: Backend,
  own: LibraryId,
  id: string,
): Promise<Result<RelatedTitles, RouteRefusal<"related">>> {
  const { db } = backend;
  const title = await titleWithId(backend, id);
  if (title === undefined) return refused(refusal("title-not-found"));
  const key = foldStrict(title.row.title);
  if (key === "") return ok({ volumes: [], editions: [] });
  const found = await searchTitles(db, {
    field: "title",
    terms: [{ key, isbn: null }],
    filters: NO_FILTERS,
    sort: "relevance",
    asOf: null,
    offset: 0,
    limit: LOOKED_AT,
  });
  const { title: name, volume, publisher, year } = title.row;
  const work = {
    id: titleIdOf(backend, title.row),
    title: name,
    volume,
    publisher,
    year,
    authors: title.authors,
  };
  return ok(relatedTo(work, await summaries(backend, found.ids, own)));
}
