import type { LibraryId } from "#contract/domain/library.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";

/** Pickup places as the port returns them: no place is a refusal, not an empty list. */
export function pickupPlacesResult(places: readonly LibraryId[]): Result<readonly LibraryId[]> {
  return places.length === 0 ? refused(refusal("no-pickup")) : ok(places);
}
