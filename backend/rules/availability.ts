import type { LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { Availability, CopyStatus, KeptReason } from "#contract/domain/title.ts";

/** The data of a copy that availability depends on. */
export interface CopyFacts {
  readonly library: LibraryId;
  readonly closedStacks: boolean;
  readonly kept: KeptReason | null;
  readonly status: CopyStatus;
  readonly callNumber: string;
  readonly place: LocalText;
}

/** D23: can be lent to individuals, and is not missing. */
export function isLendable(copy: Pick<CopyFacts, "kept" | "status">): boolean {
  return copy.kept === null && copy.status !== "missing";
}

/** D23: a title is holdable if at least one of its copies can be lent. */
export function isHoldable(copies: readonly CopyFacts[]): boolean {
  return copies.some(isLendable);
}

/** Own library first, open shelves before closed stacks; copies come in the libraries' order. */
function nearest(copies: readonly CopyFacts[], own: LibraryId): CopyFacts | undefined {
  const distance = (copy: CopyFacts): number => (copy.library === own ? 0 : 2) + (copy.closedStacks ? 1 : 0);
  return [...copies].sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * Availability as seen from the kiosk's library. A copy on a shelf comes before the queue, because a visitor can take it to the
 * counter and borrow it (D37).
 */
export function availabilityOf(copies: readonly CopyFacts[], waiting: number, own: LibraryId): Availability {
  const lendable = copies.filter(isLendable);
  const shelf = nearest(
    lendable.filter((copy) => copy.status === "on-shelf"),
    own,
  );
  if (shelf !== undefined) {
    const { library, closedStacks, callNumber, place } = shelf;
    return { kind: "on-shelf", library, closedStacks, callNumber, place };
  }
  if (lendable.length > 0) return { kind: "holdable", waiting };
  const kept = nearest(
    copies.filter((copy) => copy.status !== "missing"),
    own,
  );
  return kept === undefined ? { kind: "none" } : { kind: "in-library", library: kept.library };
}
