import type { LibraryId } from "#contract/domain/library.ts";
import type { Availability, Copy, TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { useSettings } from "../../state/store.ts";

/** Whether a title is on an open shelf of this library now. */
export function isOnShelfHere(availability: Availability, ownLibrary: LibraryId): boolean {
  return (
    availability.kind === "on-shelf" && availability.library === ownLibrary && !availability.closedStacks
  );
}

/** Priority of copies on the map by their status: on the shelf and lendable, on the shelf, unknown. */
const SURE: readonly ((copy: Copy) => boolean)[] = [
  ({ status, kept }) => status === "on-shelf" && kept === null,
  ({ status }) => status === "on-shelf",
  ({ status }) => status === "unknown",
];

/** Finds the best copy of a title in this library whose shelf is on the map. */
export function useShelfCopy(): (title: TitleDetail) => Copy | undefined {
  const { ownLibrary, shelfMap } = useSettings();
  return ({ copies }) => {
    const mapped = copies.filter((copy) => copy.library === ownLibrary && shelfOf(shelfMap, copy) !== null);
    return SURE.map((isSure) => mapped.find(isSure)).find((copy) => copy !== undefined);
  };
}

/** Finds a copy that can be taken from its shelf here now and is on the map. */
export function useFetchable(): (title: TitleDetail) => Copy | undefined {
  const { ownLibrary } = useSettings();
  const shelfCopy = useShelfCopy();
  return (title) => {
    const copy = isOnShelfHere(title.availability, ownLibrary) ? shelfCopy(title) : undefined;
    return copy !== undefined && SURE[0]?.(copy) === true ? copy : undefined;
  };
}
