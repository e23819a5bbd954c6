import type { LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { Availability, CopyStatus, KeptReason } from "#contract/domain/title.ts";

/** What availability needs to know of a copy. */
export interface CopyFacts {
  readonly library: LibraryId;
  readonly closedStacks: boolean;
  readonly kept: KeptReason | null;
  readonly status: CopyStatus;
  readonly callNumber: string;
  readonly place: LocalText;
}

/** D23: lent to individuals, and there. */
export function isLendable(copy: Pick<CopyFacts, "kept" | "status">): boolean {
  return copy.kept === null && copy.status !== "missing";
}

/** D23: a title is holdable when one copy of it is lent; not per title but per copy. */
export function isHoldable(copies: readonly CopyFacts[]): boolean {
  return copies.some(isLendable);
}

/** Own library before others, open shelves before closed stacks; copies come in the libraries' order. */
function nearest(copies: readonly CopyFacts[], own: LibraryId): CopyFacts | undefined {
  const distance = (copy: CopyFacts): number => (copy.library === own ? 0 : 2) + (copy.closedStacks ? 1 : 0);
  return [...copies].sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * The answer people came for, seen from the kiosk's own library. A copy on a shelf can be taken whoever is queued
 * (D37: a visitor who takes it to the counter borrows it), so it comes before the queue.
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
