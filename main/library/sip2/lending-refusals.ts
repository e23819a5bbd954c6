import { type Refusal, refusal } from "#contract/refusals.ts";
import { isOverFeeLimit } from "./fees.ts";
import { hasFlag, type Information, type Listed, standingOf } from "./information.ts";
import type { Item } from "./item.ts";
import { rowsOfTitle } from "./items.ts";
import { count, first } from "./message.ts";
import type { Standing } from "./patrons.ts";

/** Positions in the patron status (SIP-30). */
const FLAGS = { cardLost: 4, tooManyLoans: 5, tooManyOverdue: 6 } as const;

function loanLimit({ message, counts }: Information): Refusal {
  const max = count(first(message, "CB") ?? "");
  return max === null || counts.loans === null
    ? refusal("loan-limit")
    : refusal("loan-limit", { max, have: counts.loans });
}

/** Why the server lends nothing more to the patron, by the flags of 64; null = they give no reason. */
function patronRefusal(information: Information): Refusal | null {
  if (hasFlag(information, FLAGS.cardLost)) return refusal("card-blocked");
  if (isOverFeeLimit(information)) return refusal("owing");
  if (hasFlag(information, FLAGS.tooManyOverdue)) return refusal("lend-overdue");
  return hasFlag(information, FLAGS.tooManyLoans) ? loanLimit(information) : null;
}

/**
 * The refusal of a patron to whom the server denies loans; null = it does not. Asked for before lending, because some servers lend
 * all the same and only say in words that they should not.
 */
export function deniedRefusal(information: Information): Refusal | null {
  if (!standingOf(information).denied) return null;
  return patronRefusal(information) ?? refusal("card-blocked");
}

/** Whether a copy that is kept for a hold is certainly kept for another patron: this one has no holds. */
export function waitsForAnother(item: Item, { holds }: Standing): boolean {
  return item.status === "on-hold-shelf" && holds === 0;
}

/**
 * Why the state of a copy rules out its loan; null = it does not. A lost or missing copy may be on loan all the same (SIP-33), and
 * of copies with one title only a barcode says which one the patron has.
 */
export function copyRefusal(item: Item, { lines, rows }: Listed): Refusal | null {
  const { barcode, status, due } = item;
  if (lines.includes(barcode)) return refusal("lent-to-you", due === null ? undefined : { date: due });
  if (status === "missing") return refusal("counter-only");
  if (status !== "on-loan") return null;
  return refusal(rowsOfTitle(item, rows) > 0 ? "lent-to-you" : "lent-to-another");
}

/** Why the server did not lend: by the copy's state, then the patron's flags, then the copy's queue. Its answer has no reason. */
export function lendingRefusal(item: Item, listed: Listed): Refusal {
  const ofCopy = copyRefusal(item, listed);
  if (ofCopy !== null) return ofCopy;
  const { information } = listed;
  if (item.status === "unknown" && item.title === "") return refusal("foreign-copy");
  if (item.status === "in-transit") return refusal("copy-in-transit");
  const ofPatron = patronRefusal(information) ?? deniedRefusal(information);
  if (ofPatron !== null) return ofPatron;
  const isWanted = item.status === "on-hold-shelf" || (item.waiting ?? 0) > 0;
  return refusal(isWanted ? "waits-for-another" : "reason-unknown");
}
