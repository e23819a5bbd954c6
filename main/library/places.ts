import type { LibraryId } from "#contract/domain/library.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";

/** Places as the port answers them: none is a refusal, and no empty list. */
export function somePlaces(places: readonly LibraryId[]): Result<readonly LibraryId[]> {
  return places.length === 0 ? refused(refusal("no-pickup")) : ok(places);
}
