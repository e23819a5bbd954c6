import type { LibraryId } from "#contract/domain/library.ts";
import type { Availability, Copy, TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { useSettings } from "../../state/store.ts";

/** Whether a title stands on an open shelf of this library now: it can be fetched at once. */
export function isOnShelfHere(availability: Availability, ownLibrary: LibraryId): boolean {
  return (
    availability.kind === "on-shelf" && availability.library === ownLibrary && !availability.closedStacks
  );
}

/** How sure it is that a copy can be taken from where the map leads: what is lent and there, what is there, what may be. */
const SURE: readonly ((copy: Copy) => boolean)[] = [
  ({ status, kept }) => status === "on-shelf" && kept === null,
  ({ status }) => status === "on-shelf",
  ({ status }) => status === "unknown",
];

/** Answers the copy of a title to whose shelf in this library the map can lead, the surest there is. */
export function useShelfCopy(): (title: TitleDetail) => Copy | undefined {
  const { ownLibrary, shelfMap } = useSettings();
  return ({ copies }) => {
    const mapped = copies.filter((copy) => copy.library === ownLibrary && shelfOf(shelfMap, copy) !== null);
    return SURE.map((isSure) => mapped.find(isSure)).find((copy) => copy !== undefined);
  };
}

/** Answers the copy of a title that can be taken from its shelf here now, when the map leads to it. */
export function useFetchable(): (title: TitleDetail) => Copy | undefined {
  const { ownLibrary } = useSettings();
  const shelfCopy = useShelfCopy();
  return (title) => {
    const copy = isOnShelfHere(title.availability, ownLibrary) ? shelfCopy(title) : undefined;
    return copy !== undefined && SURE[0]?.(copy) === true ? copy : undefined;
  };
}
