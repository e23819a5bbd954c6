import type { Availability, Copy, CopyStatus } from "#contract/domain/title.ts";
import { isForCounter } from "../counter-only.ts";
import type { KohaItem, QueuedHold } from "./answers.schema.ts";
import { dayOf } from "./dates.ts";
import type { Koha } from "./koha.ts";

/** The status of a copy that was trapped for a hold; Koha's item does not show it. */
function caughtAs(holds: readonly QueuedHold[], item: string): CopyStatus | null {
  const caught = holds.find((hold) => hold.item_id === item && hold.status !== null);
  if (caught === undefined) return null;
  return caught.status === "T" ? "in-transit" : "on-hold-shelf";
}

function statusOf(item: KohaItem, holds: readonly QueuedHold[]): CopyStatus {
  if (item.lost_status !== 0) return "missing";
  if (item.checked_out_date !== null) return "on-loan";
  const caught = caughtAs(holds, item.item_id);
  if (caught !== null) return caught;
  if (item.damaged_status !== 0) return "damaged";
  // A negative status means on order or in processing.
  return item.effective_not_for_loan_status < 0 ? "in-transit" : "on-shelf";
}

/** Copies as the page shows them, without withdrawn ones. `holds`: every hold on the title. */
export function copiesOf(items: readonly KohaItem[], holds: readonly QueuedHold[]): readonly Copy[] {
  return items
    .filter((item) => item.withdrawn === 0)
    .map((item) => {
      const status = statusOf(item, holds);
      const place = item._strings || item.location;
      return {
        barcode: item.external_id,
        // Where the copy is now, which need not be the library that owns it.
        library: item.holding_library_id ?? item.home_library_id ?? "",
        place: { ja: place, en: place },
        closedStacks: false,
        callNumber: item.callnumber,
        kept: item.effective_not_for_loan_status > 0 ? "reference" : null,
        status,
        dueDate: status === "on-loan" ? dayOf(item.checked_out_date) : null,
      };
    });
}

/** Whether the counter alone lends a copy and takes it back. A location that Koha leaves empty is none, not an untold one (KOHA-26). */
export function staysAtCounter(koha: Koha, item: KohaItem): boolean {
  const places = [item.permanent_location, item.location];
  return isForCounter(koha, { kind: item.effective_item_type_id, places });
}

/** Whether the copy can serve a hold. A damaged one can, unless `AllowHoldsOnDamagedItems` is off, and then Koha refuses. */
function isLendable(copy: Copy): boolean {
  return copy.kept === null && copy.status !== "missing";
}

/** Whether at least one copy can be lent. */
export function isHoldable(copies: readonly Copy[]): boolean {
  return copies.some(isLendable);
}

/** Number of holds in the queue, without those whose copy was found. */
export function waitingOf(holds: readonly QueuedHold[]): number {
  return holds.filter(({ status }) => status === null).length;
}

/** Availability of the title as seen from the library `own`, whose shelf comes first. */
export function availabilityOf(copies: readonly Copy[], waiting: number, own: string): Availability {
  const nearest = (some: readonly Copy[]): Copy | undefined =>
    some.find((copy) => copy.library === own) ?? some[0];
  const lendable = copies.filter(isLendable);
  const shelf = nearest(lendable.filter((copy) => copy.status === "on-shelf"));
  if (shelf !== undefined) {
    const { library, callNumber, place } = shelf;
    return { kind: "on-shelf", library, closedStacks: false, callNumber, place };
  }
  if (lendable.length > 0) return { kind: "holdable", waiting };
  const kept = nearest(copies.filter(({ status }) => status !== "missing" && status !== "damaged"));
  return kept === undefined ? { kind: "none" } : { kind: "in-library", library: kept.library };
}
