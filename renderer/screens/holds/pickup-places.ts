import { useState } from "react";
import type { Library, LibraryId } from "#contract/domain/library.ts";
import { useInfo, useSettings } from "../../state/store.ts";

/** The libraries of an answer to `pickupPlaces`, in the order in which the library names them. */
export function useOffered(places: readonly LibraryId[] | null): readonly Library[] {
  const libraries = useInfo()?.libraries ?? [];
  return places === null ? [] : libraries.filter(({ id }) => places.includes(id));
}

/** Part of a list of libraries, with paging. */
export interface Some {
  readonly shown: readonly Library[];
  /** How many are not shown. */
  readonly more: number;
  /** Shows the next ones, then the first again. */
  turn(): void;
}

/** Shows a list of libraries in pages of `size`. A longer list begins with the kiosk's library. */
export function useSome(all: readonly Library[], size: number): Some {
  const own = useSettings().ownLibrary;
  const [page, setPage] = useState(0);
  if (all.length <= size + 1) return { shown: all, more: 0, turn: () => undefined };
  const nearFirst = all.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  const pages = Math.ceil(all.length / size);
  const shown = nearFirst.slice((page % pages) * size, ((page % pages) + 1) * size);
  return { shown, more: all.length - shown.length, turn: () => setPage((page + 1) % pages) };
}
