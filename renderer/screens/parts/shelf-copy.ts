import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { useSettings } from "../../app/store.ts";

/** The copy of a title to whose shelf the map can lead: of this library, and surely or perhaps on it. */
export function useShelfCopy(): (title: TitleDetail) => Copy | undefined {
  const { ownLibrary, shelfMap } = useSettings();
  return ({ copies }) =>
    copies.find(
      (one) =>
        one.library === ownLibrary &&
        (one.status === "on-shelf" || one.status === "unknown") &&
        shelfOf(shelfMap, one) !== null,
    );
}
