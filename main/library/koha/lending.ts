import type { CheckedOut } from "#contract/domain/lending.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand } from "../lost-write.ts";
import type { KohaCheckout } from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { staysAtCounter } from "./copies.ts";
import { dayOf } from "./dates.ts";
import { type Koha, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { lendOverRest } from "./lending-rest.ts";
import { renewOwn } from "./loans.ts";
import { checkoutsOf, holdsOf, itemOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { besideThatLends, lendOverSip2 } from "./sip2-lending.ts";
import type { Facts, Lent, Wish } from "./wish.ts";

/** One way of lending. */
type Lend = (wish: Wish, facts: Facts, call: Call) => Promise<Result<Lent>>;

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
  { renew, byCard, ...wish }: Wish,
  call: Call,
): Promise<Result<CheckedOut>> {
  if (renew && byCard) return refused(refusal("password-needed"));
  if (!renew) {
    const date = dayOf(own.due_date);
    return refused(refusal("lent-to-you", date === null ? undefined : { date }));
  }
  const renewed = await renewOwn(koha, { ...wish, loan: own.checkout_id }, call);
  if (renewed.ok) return ok({ ...renewed.value, renewed: true, holdFulfilled: false, tag: "unsaid" });
  // It was returned a moment ago; scanning the copy again lends it.
  return renewed.refusal.name === "loan-not-found" ? refused(refusal("not-done")) : renewed;
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

async function checkOut(koha: Koha, lend: Lend, wish: Wish, call: Call): Promise<Result<CheckedOut>> {
  const facts = beforehand(await factsOf(koha, wish, call));
  if (!facts.ok) return facts;
  const { item, loans } = facts.value;
  const own = loans.find(({ item_id }) => item_id === item.item_id);
  if (own !== undefined) return lentAlready(koha, own, wish, call);
  if (staysAtCounter(koha, item)) return refused(refusal("counter-only"));
  const lent = await lend(wish, facts.value, call);
  if (!lent.ok) return lent;
  const holdFulfilled = await hasFulfilled(koha, wish.patron, facts.value, call);
  return ok({ ...lent.value, renewed: false, holdFulfilled });
}

/**
 * Lending. Over the REST API 5 calls, one more when the patron has a hold on the title; a renewal: 7, and one more with an account
 * that lends. Over SIP2 4 calls, and its own messages.
 */
export function lendingPartOf(koha: Koha): Part<"checkOut"> {
  /** The way of this version and these settings; null = there is none. */
  function wayOf(session: Session): Lend | null {
    const beside = besideThatLends(koha);
    if (beside !== null) return (...wish) => lendOverSip2(koha, beside, session, ...wish);
    const { lending } = koha;
    return lending === null ? null : (...wish) => lendOverRest(koha, lending, ...wish);
  }

  return {
    async checkOut({ session, ...wish }, { signal }) {
      if (!koha.features().capabilities.checkOut) return UNEXPECTED;
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      const lend = wayOf(known);
      if (lend === null) return UNEXPECTED;
      const { patron, byCard } = known;
      return checkOut(koha, lend, { ...wish, patron, byCard }, callFor(signal, koha.times.write));
    },
  };
}
