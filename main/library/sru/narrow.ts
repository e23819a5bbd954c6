import type { SearchRequest, TitleDetail, TitleSummary } from "#contract/domain/title.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";

/** The list row of a title. */
export function summaryOf(title: TitleDetail): TitleSummary {
  const { pages: _p, summary: _s, copies: _c, holdable: _h, waiting: _w, ...summary } = title;
  return summary;
}

/** Whether the request has a sort order or filter that not all CQL servers support. */
export function isNarrowed(request: SearchRequest, { copies }: SruSettings): boolean {
  const { sort, library, onShelf, holdable, material, yearFrom, yearTo, language, audience } = request;
  return (
    sort !== "relevance" ||
    ((library !== null || onShelf === true || holdable === true) && copies.field !== "") ||
    [material, yearFrom, yearTo, language, audience].some((one) => one !== undefined)
  );
}

/** If records have no copies, every title of the catalogue belongs to its one library. */
function isThere(title: TitleDetail, { library, onShelf, holdable }: SearchRequest, told: boolean): boolean {
  if (!told) return true;
  if (library !== null) return title.copies.some((copy) => copy.library === library);
  return (onShelf !== true && holdable !== true) || title.copies.length > 0;
}

function isWanted(title: TitleDetail, request: SearchRequest): boolean {
  const { material, yearFrom, yearTo, language, audience } = request;
  const { year } = title;
  return (
    (material === undefined || title.material === material) &&
    (yearFrom === undefined || (year !== null && year >= yearFrom)) &&
    (yearTo === undefined || (year !== null && year <= yearTo)) &&
    (language === undefined || title.language.toLowerCase() === language.toLowerCase()) &&
    (audience === undefined || title.audience === audience)
  );
}

const COLLATOR = new Intl.Collator("ja");

/** Unknown years come last in both directions. */
function byYear(a: TitleDetail, b: TitleDetail, direction: 1 | -1): number {
  if (a.year === null || b.year === null) return Number(a.year === null) - Number(b.year === null);
  return direction * (a.year - b.year);
}

function inOrder(a: TitleDetail, b: TitleDetail, sort: SearchRequest["sort"]): number {
  const name = ({ authors: [one] }: TitleDetail): string => one?.reading || one?.name || "";
  switch (sort) {
    case "relevance":
      return 0;
    case "title":
      return COLLATOR.compare(a.reading || a.title, b.reading || b.title);
    case "author":
      return COLLATOR.compare(name(a), name(b));
    case "year":
      return byYear(a, b, -1);
    case "year-oldest":
      return byYear(a, b, 1);
  }
}

/** Filters and sorts titles by the request. */
export function narrowed(
  titles: readonly TitleDetail[],
  request: SearchRequest,
  { copies }: SruSettings,
): readonly TitleDetail[] {
  return titles
    .filter((title) => isThere(title, request, copies.field !== "") && isWanted(title, request))
    .sort((a, b) => inOrder(a, b, request.sort));
}
