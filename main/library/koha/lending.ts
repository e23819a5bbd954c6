import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Balance } from "#contract/domain/patron.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import {
  availabilityAnswer,
  checkoutAnswer,
  type KohaAvailability,
  type KohaCheckout,
  type KohaHold,
  type KohaItem,
} from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { dayOf } from "./dates.ts";
import { type Koha, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { chargeOf, lendingObjection, lendingRefusal } from "./lending-reasons.ts";
import { loanView, MAY_BE_TRIED, renewOwn } from "./loans.ts";
import { checkoutsOf, holdsOf, itemOf } from "./questions.ts";
import type { Rest } from "./rest.ts";
import { sendOnce } from "./write.ts";

/** A copy that a patron wants to borrow. */
interface Wish {
  readonly patron: string;
  readonly barcode: string;
  readonly renew: boolean;
  /** The charge that the patron has accepted. */
  readonly fee?: Balance;
  readonly key: string;
}

/** What is known before a loan: the copy, and the patron's own loans and holds. */
interface Facts {
  readonly item: KohaItem;
  readonly loans: readonly KohaCheckout[];
  readonly holds: readonly KohaHold[];
}

async function factsOf(koha: Koha, { patron, barcode }: Wish, call: Call): Promise<Result<Facts>> {
  const [item, loans, holds] = await Promise.all([
    itemOf(koha, barcode, call),
    checkoutsOf(koha, patron, call),
    holdsOf(koha, patron, call),
  ]);
  if (!item.ok) return item;
  if (!loans.ok) return loans;
  if (!holds.ok) return holds;
  if (item.value === null) return refused(refusal("foreign-copy"));
  return ok({ item: item.value, loans: loans.value, holds: holds.value });
}

/** A loan that the patron has already: renewed when the call asks for it. */
async function lentAlready(
  koha: Koha,
  own: KohaCheckout,
  { patron, renew, key }: Wish,
  call: Call,
): Promise<Result<CheckedOut>> {
  if (!renew) {
    const date = dayOf(own.due_date);
    return refused(refusal("lent-to-you", date === null ? undefined : { date }));
  }
  const renewed = await renewOwn(koha, patron, own.checkout_id, key, call);
  if (renewed.ok) return ok({ loan: renewed.value, renewed: true, holdFulfilled: false, tag: "unsaid" });
  // It was returned a moment ago; scanning the copy again lends it.
  return renewed.refusal.name === "loan-not-found" ? refused(refusal("not-done")) : renewed;
}

function availabilityOf(
  lending: Rest,
  patron: string,
  item: KohaItem,
  call: Call,
): Promise<Result<KohaAvailability>> {
  const query = { patron_id: patron, item_id: item.item_id };
  const ask = { name: "availability", method: "GET", path: "/checkouts/availability", query } as const;
  return lending.read(ask, availabilityAnswer, call);
}

/**
 * Whether lending has fulfilled a hold of the patron's on the title. Koha does not say so; when the holds cannot be read, it is
 * assumed, so that they are read again.
 */
async function hasFulfilled(
  koha: Koha,
  patron: string,
  { item, holds }: Facts,
  call: Call,
): Promise<boolean> {
  const own = holds.filter(({ biblio_id }) => biblio_id === item.biblio_id);
  if (own.length === 0) return false;
  const now = await holdsOf(koha, patron, callFor(call.signal, koha.times.lookUp));
  if (!now.ok) return true;
  const left = new Set(now.value.map(({ hold_id }) => hold_id));
  return own.some(({ hold_id }) => !left.has(hold_id));
}

async function lookUpLoan(
  koha: Koha,
  patron: string,
  { item_id }: KohaItem,
  call: Call,
): Promise<Seen<KohaCheckout>> {
  const now = await checkoutsOf(koha, patron, call);
  if (!now.ok) return { kind: "unseen" };
  const lent = now.value.find((loan) => loan.item_id === item_id);
  return lent === undefined ? { kind: "unchanged" } : { kind: "done", value: lent };
}

/** Lends the copy, with the confirmations that were found harmless. Koha refuses when others were added since. */
async function lend(
  koha: Koha,
  lending: Rest,
  { patron, key, fee }: Wish,
  { item }: Facts,
  { confirms, confirmation_token }: KohaAvailability,
  call: Call,
): Promise<Result<KohaCheckout>> {
  let hasChanged = false;
  const lent = await sendOnce<KohaCheckout>(
    koha,
    {
      rest: lending,
      ask: {
        name: "check-out",
        method: "POST",
        path: "/checkouts",
        ...(confirms.names.length === 0 ? {} : { query: { confirmation: confirmation_token } }),
        body: { patron_id: Number(patron), item_id: Number(item.item_id) },
      },
      key,
      understand: ({ body }) => {
        const loan = checkoutAnswer.safeParse(body).data;
        return loan?.patron_id === patron && loan.item_id === item.item_id ? loan : undefined;
      },
      excuse: (problem, status): Refusal | null => {
        hasChanged = status === 412;
        return hasChanged ? refusal("not-done") : lendingRefusal(problem, status);
      },
      lookUp: (lookUpCall) => lookUpLoan(koha, patron, item, lookUpCall),
    },
    call,
  );
  if (!hasChanged) return lent;
  const now = await availabilityOf(lending, patron, item, call);
  const no = now.ok ? lendingObjection(now.value, chargeOf(now.value, koha.currency), fee) : null;
  return no === null ? lent : refused(no);
}

async function checkOut(koha: Koha, lending: Rest, wish: Wish, call: Call): Promise<Result<CheckedOut>> {
  const facts = beforehand(await factsOf(koha, wish, call));
  if (!facts.ok) return facts;
  const { item, loans } = facts.value;
  const own = loans.find(({ item_id }) => item_id === item.item_id);
  if (own !== undefined) return lentAlready(koha, own, wish, call);
  const availability = beforehand(await availabilityOf(lending, wish.patron, item, call));
  if (!availability.ok) return availability;
  const charge = chargeOf(availability.value, koha.currency);
  const no = lendingObjection(availability.value, charge, wish.fee);
  if (no !== null) return refused(no);
  const lent = await lend(koha, lending, wish, facts.value, availability.value, call);
  if (!lent.ok) return lent;
  return ok({
    // Whether it can be renewed is asked when the list of loans is shown.
    loan: loanView(lent.value, item, MAY_BE_TRIED),
    renewed: false,
    holdFulfilled: await hasFulfilled(koha, wish.patron, facts.value, call),
    ...(charge === null ? {} : { fee: charge }),
    // Koha's REST API says nothing of security tags.
    tag: "unsaid",
  });
}

/** Lending over the REST API. 5 calls, one more when the patron has a hold on the title; a renewal: 7. */
export function lendingPartOf(koha: Koha): Part<"checkOut"> {
  return {
    async checkOut({ session, ...wish }, { signal }) {
      const { lending } = koha;
      if (lending === null || !koha.features().capabilities.checkOut) return UNEXPECTED;
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      return checkOut(koha, lending, { ...wish, patron: known.patron }, callFor(signal, koha.times.write));
    },
  };
}
