import type { Fee } from "#contract/domain/lending-fee.ts";
import type { Balance } from "#contract/domain/patron.ts";
import { type Refusal, type RefusalDetails, type RefusalName, refusal } from "#contract/refusals.ts";
import type { KohaAvailability } from "./answers.schema.ts";
import type { Problem } from "./problems.ts";

/**
 * Why Koha does not lend, or wants a confirmation from staff (KOHA-20). The first that applies is shown: the card's reasons before
 * the copy's, and those that end the matter before those that only staff can settle.
 */
const REASONS: Readonly<Record<string, RefusalName>> = {
  EXPIRED: "card-expired",
  GNA: "card-blocked",
  CARD_LOST: "card-blocked",
  DEBARRED: "card-blocked",
  USERBLOCKEDNOENDDATE: "card-blocked",
  USERBLOCKEDWITHENDDATE: "card-blocked",
  STATS: "card-blocked",
  BORRNOTSAMEBRANCH: "card-blocked",
  USERBLOCKEDOVERDUE: "lend-overdue",
  DEBT: "owing",
  DEBT_GUARANTEES: "owing",
  DEBT_GUARANTORS: "owing",
  UNKNOWN_BARCODE: "foreign-copy",
  RENEW_ISSUE: "lent-to-you",
  NO_MORE_RENEWALS: "lent-to-you",
  NO_RENEWAL_FOR_ONSITE_CHECKOUTS: "lent-to-you",
  ISSUED_TO_ANOTHER: "lent-to-another",
  RETURN_IMPOSSIBLE: "lent-to-another",
  RETURNED_FROM_ANOTHER: "lent-to-another",
  TRANSFERRED: "copy-in-transit",
  RECALLED_INTRANSIT: "copy-in-transit",
  RESERVE_WAITING: "waits-for-another",
  RESERVED: "waits-for-another",
  PROCESSING: "waits-for-another",
  RECALLED: "waits-for-another",
  BOOKED_TO_ANOTHER: "waits-for-another",
  NOT_FOR_LOAN: "not-for-loan",
  NOT_FOR_LOAN_FORCING: "not-for-loan",
  RESTRICTED: "not-for-loan",
  // Koha's own spelling.
  WTHDRAWN: "not-for-loan",
  AGE_RESTRICTION: "age-limit",
  ADDITIONAL_MATERIALS: "part-of-set",
  ITEM_LOST: "counter-only",
  ITEMNOTSAMEBRANCH: "counter-only",
  BIBLIO_ALREADY_ISSUED: "counter-only",
  CURRENTISSUE: "counter-only",
  // The patron's own booking begins later.
  BOOKED_EARLY: "counter-only",
  // The API would lend for the usual time, which the library has shortened for titles in demand.
  HIGHHOLDS: "counter-only",
  // Only where the settings have no currency in which it could be shown.
  RENTALCHARGE: "counter-only",
  // No copy of this kind at all for patrons of this category.
  PATRON_CANT: "counter-only",
  TOO_MANY: "loan-limit",
};

/** Confirmations that the terminal gives, as Koha's own SIP2 server does: the patron had the copy before. */
const CONFIRMED: readonly string[] = ["PREVISSUE"];
const CHARGE = "RENTALCHARGE";
/** Koha lends in spite of these: it would end another patron's loan, or lend a copy that staff look for. */
const STOPPING_WARNINGS: readonly string[] = ["RETURNED_FROM_ANOTHER", "ITEM_LOST"];

/** The refusal for some names. One that is not known is for staff: nothing is confirmed that the terminal does not understand. */
function reasonAmong(names: readonly string[], limit: RefusalDetails): Refusal {
  const [, name = "reason-unknown"] =
    Object.entries(REASONS).find(([reason]) => names.includes(reason)) ?? [];
  return name === "loan-limit" ? refusal(name, limit) : refusal(name);
}

/** The charge for the loan; null = none, or its currency is not known. */
export function chargeOf({ confirms: { charge } }: KohaAvailability, currency: string): Fee | null {
  return charge === undefined || currency === "" ? null : { amount: charge, currency, reason: "rental" };
}

function isAccepted(charge: Fee, accepted: Balance | undefined): boolean {
  return accepted?.amount === charge.amount && accepted.currency === charge.currency;
}

/** The refusal of a renewal for its charge, which Koha would make unasked; null = there is none, or the patron has accepted it. */
export function renewalCharge(
  { confirms }: KohaAvailability,
  charge: Fee | null,
  accepted: Balance | undefined,
): Refusal | null {
  if (charge === null) return confirms.charge === undefined ? null : refusal("fee");
  return isAccepted(charge, accepted) ? null : refusal("fee", { fee: charge });
}

/**
 * Why the copy is not lent; null = it can be. Koha's route for staff confirms what its route for patrons refuses, so every
 * confirmation is a refusal here, but a harmless one, and a charge that the patron has accepted.
 */
export function lendingObjection(
  availability: KohaAvailability,
  charge: Fee | null,
  accepted: Balance | undefined,
): Refusal | null {
  const { blockers, confirms, warnings } = availability;
  const confirmed = charge === null ? CONFIRMED : [...CONFIRMED, CHARGE];
  const stops = [
    ...blockers.names,
    ...confirms.names.filter((name) => !confirmed.includes(name)),
    ...warnings.names.filter((name) => STOPPING_WARNINGS.includes(name)),
  ];
  if (stops.length === 0) {
    return charge === null || isAccepted(charge, accepted) ? null : refusal("fee", { fee: charge });
  }
  // What else stands against it comes before its price.
  const max = blockers.max ?? confirms.max;
  const have = blockers.have ?? confirms.have;
  return reasonAmong(stops, {
    ...(max === undefined ? {} : { max }),
    ...(have === undefined ? {} : { have }),
  });
}

/** The refusal of the request itself: "Checkout not authorized (EXPIRED DEBT)", or one of the two was deleted. */
export function lendingRefusal({ text, code }: Problem, status: number): Refusal | null {
  if (status === 409 && code === "item_not_found") return refusal("foreign-copy");
  if (status === 409 && code === "patron_not_found") return refusal("signed-out");
  const names = /^Checkout not authorized \(([\w ]+)\)/u.exec(text)?.[1];
  return status === 403 && names !== undefined ? reasonAmong(names.split(" "), {}) : null;
}
