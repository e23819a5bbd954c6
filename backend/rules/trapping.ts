import type { LibraryId } from "#contract/domain/library.ts";
import { inQueueOrder, type Queued } from "./queue.ts";
import type { RuleSettings } from "./settings.ts";

/** A queued hold, with what its choice of copies depends on. */
export interface Waiting extends Queued {
  readonly pickup: LibraryId;
  /** D36: false = provisional. */
  readonly approved: boolean;
}

/** A copy available for holds. */
export interface FreeCopy {
  readonly id: number;
  /** Its current library. */
  readonly library: LibraryId;
  readonly closedStacks: boolean;
  /** Staff are handling it, so it need not be fetched from the shelf. */
  readonly inHand: boolean;
}

/**
 * Distance of a copy from the patron: at the pickup library before elsewhere (D39: the courier is slow), in hand before on the
 * shelf, open shelves before closed stacks.
 */
function distance(hold: Waiting, copy: FreeCopy): number {
  const elsewhere = copy.library === hold.pickup ? 0 : 3;
  if (copy.inHand) return elsewhere;
  return elsewhere + (copy.closedStacks ? 2 : 1);
}

function nearest(hold: Waiting, copies: readonly FreeCopy[]): FreeCopy | undefined {
  return copies.reduce<FreeCopy | undefined>(
    (best, copy) => (best === undefined || distance(hold, copy) < distance(hold, best) ? copy : best),
    undefined,
  );
}

/**
 * D37: assigns free copies to holds. In the order of application, approved or not, each hold takes the copy nearest to its
 * patron; of equally near ones the first of `free`. No hold gets a copy while one before it has none. Returns the copy (by id) of
 * each hold that has one.
 */
export function allot(queue: readonly Waiting[], free: readonly FreeCopy[]): ReadonlyMap<number, number> {
  const allotted = new Map<number, number>();
  let left = free;
  for (const hold of inQueueOrder(queue)) {
    const copy = nearest(hold, left);
    if (copy === undefined) break;
    allotted.set(hold.id, copy.id);
    left = left.filter((other) => other.id !== copy.id);
  }
  return allotted;
}

/**
 * D36, D37: whether a copy may be set aside for this hold. A provisional hold keeps its position and its claim to a copy, and is
 * approved when staff handle the copy for it; a job or a terminal approves nothing, so the copy waits for staff.
 */
export function maySetAside(
  hold: Waiting,
  byStaff: boolean,
  approval: RuleSettings["holds"]["approval"],
): boolean {
  return hold.approved || byStaff || approval === "automatic";
}
