import { CHIEF } from "../../text/pairs.ts";
import type { TextColumn } from "./columns.ts";
import { all, but, type Match } from "./match.ts";
import { filterMatches, type SearchQuery, withoutCopies } from "./search-query.ts";

/** A part of the results, without those of earlier parts. */
export interface Part {
  readonly match: Match;
  readonly earlier: readonly Match[];
}

/** Whether every hit has a title or a reading that begins with a word of two characters at least: few titles have. */
function beginsTitle(match: Match): boolean {
  switch (match.kind) {
    case "phrase":
      return match.columns.every(isOfTitle) && match.text.startsWith(CHIEF) && [...match.text].length > 2;
    case "all":
      return match.of.some(beginsTitle);
    case "any":
      return match.of.every(beginsTitle);
    default:
      return false;
  }
}

function isOfTitle(column: TextColumn): boolean {
  return column.startsWith("title") || column.startsWith("reading");
}

/** The results in parts: one for each preference, and the rest. */
export function partsOf(
  searchQuery: SearchQuery,
  found: Match,
  preferred: readonly Match[],
): readonly Part[] {
  const { terms, filters } = searchQuery;
  const withoutCopyFilters = withoutCopies(searchQuery).filters;
  const partOf = (match: Match): Match => {
    if (terms.length > 1) return all([match, found]);
    // A single word found in a title need not be searched in all fields again. The token of a library is in very many titles: of few,
    // the copies are looked up faster.
    return all([match, ...filterMatches(beginsTitle(match) ? withoutCopyFilters : filters)]);
  };
  return [
    ...preferred.map((match, at): Part => ({ match: partOf(match), earlier: preferred.slice(0, at) })),
    { match: found, earlier: preferred },
  ];
}

/** A part as a match without the earlier parts. */
export function withoutEarlier({ match, earlier }: Part): Match {
  return but(match, earlier);
}
