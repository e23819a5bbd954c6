import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Fee } from "#contract/domain/lending-fee.ts";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import type { Balance } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { allowsAnswer, checkoutAnswer, type KohaCheckout, type KohaItem } from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { dayOf, daysBetween, today } from "./dates.ts";
import { type Koha, type Part, SIGNED_OUT } from "./koha.ts";
import { chargeOf, renewalCharge } from "./lending-reasons.ts";
import { isAbsent, renewalReason, renewalRefusal } from "./problems.ts";
import { availabilityOf, checkoutsOf, itemsById } from "./questions.ts";
import { lineOf, unknownLine } from "./titles.ts";
import { sendOnce } from "./write.ts";

/** Not known, or allowed: only an attempt shows it. Koha does not tell the new due date, so it is empty. */
export const MAY_BE_TRIED: Loan["renewal"] = { ok: true, newDueDate: "" };

/** Whether Koha would renew a loan now. A loan of which it has not said so in time may be tried: Koha checks it again. */
async function renewalOf(koha: Koha, { checkout_id }: KohaCheckout, call: Call): Promise<Loan["renewal"]> {
  const path = `/checkouts/${encodeURIComponent(checkout_id)}/allows_renewal`;
  const answer = await koha.rest.read({ name: "allows-renewal", method: "GET", path }, allowsAnswer, call);
  if (!answer.ok) return MAY_BE_TRIED;
  const { allows_renewal, error, max_renewals } = answer.value;
  return allows_renewal ? MAY_BE_TRIED : { ok: false, refusal: renewalRefusal(error ?? "", max_renewals) };
}

/** A loan as the page shows it. */
export function loanView(checkout: KohaCheckout, item: KohaItem | undefined, renewal: Loan["renewal"]): Loan {
  const dueDate = dayOf(checkout.due_date);
  return {
    id: checkout.checkout_id,
    title: item?.biblio ? lineOf(item.biblio) : unknownLine(item?.biblio_id ?? "0"),
    barcode: item?.external_id ?? "",
    dueDate: dueDate ?? "",
    daysLeft: dueDate === null ? 0 : daysBetween(today(), dueDate),
    renewals: checkout.renewals_count,
    renewal,
  };
}

function itemIds(checkouts: readonly KohaCheckout[]): readonly string[] {
  return checkouts.flatMap(({ item_id }) => item_id ?? []);
}

async function loansOf(koha: Koha, patron: string, call: Call): Promise<Result<LoanList>> {
  const found = await checkoutsOf(koha, patron, call);
  if (!found.ok) return found;
  // Those due first are asked about first.
  const checkouts = found.value.toSorted((a, b) => Date.parse(a.due_date) - Date.parse(b.due_date));
  const patient = { ...call, until: Math.min(call.until, performance.now() + koha.times.renewability) };
  const [items, renewals] = await Promise.all([
    itemsById(koha, itemIds(checkouts), call),
    Promise.all(checkouts.map((checkout) => renewalOf(koha, checkout, patient))),
  ]);
  if (!items.ok) return items;
  const loans = checkouts.map((checkout, at) =>
    loanView(
      checkout,
      items.value.find(({ item_id }) => item_id === checkout.item_id),
      renewals[at] ?? MAY_BE_TRIED,
    ),
  );
  return ok({ loans: loans.toSorted((a, b) => a.dueDate.localeCompare(b.dueDate)) });
}

/** Whether the loan was renewed: a later due date or a higher count of renewals. */
function isRenewed(before: KohaCheckout, after: KohaCheckout): boolean {
  return (
    after.renewals_count > before.renewals_count || Date.parse(after.due_date) > Date.parse(before.due_date)
  );
}

async function lookUpRenewal(
  koha: Koha,
  patron: string,
  before: KohaCheckout,
  call: Call,
): Promise<Seen<KohaCheckout>> {
  const now = await checkoutsOf(koha, patron, call);
  const after = now.ok ? now.value.find(({ checkout_id }) => checkout_id === before.checkout_id) : undefined;
  if (after === undefined) return { kind: "unseen" };
  return isRenewed(before, after) ? { kind: "done", value: after } : { kind: "unchanged" };
}

/** What Koha would charge for a renewal, which it does not ask about: the charge (null = none), or the refusal. */
async function chargeFor(
  koha: Koha,
  patron: string,
  { item_id }: KohaCheckout,
  accepted: Balance | undefined,
  call: Call,
): Promise<Result<Fee | null>> {
  const { lending, currency } = koha;
  if (lending === null || !koha.features().lends || item_id === null) return ok(null);
  const availability = await availabilityOf(lending, patron, item_id, call);
  if (!availability.ok) return availability;
  const charge = chargeOf(availability.value, currency);
  const no = renewalCharge(availability.value, charge, accepted);
  return no === null ? ok(charge) : refused(no);
}

/** A loan to renew. `fee`: the charge that the patron has accepted. */
interface Renewal {
  readonly patron: string;
  readonly loan: string;
  readonly key: string;
  readonly fee?: Balance;
}

/** Renews a loan of the patron's. */
export async function renewOwn(
  koha: Koha,
  { patron, loan, key, fee }: Renewal,
  call: Call,
): Promise<Result<Pick<CheckedOut, "loan" | "fee">>> {
  // The loan id comes from the page: only a loan of this patron is renewed.
  const checkouts = beforehand(await checkoutsOf(koha, patron, call));
  if (!checkouts.ok) return checkouts;
  const before = checkouts.value.find(({ checkout_id }) => checkout_id === loan);
  if (before === undefined) return refused(refusal("loan-not-found"));
  const items = beforehand(await itemsById(koha, itemIds([before]), call));
  if (!items.ok) return items;
  const charge = beforehand(await chargeFor(koha, patron, before, fee, call));
  if (!charge.ok) return charge;
  const path = `/checkouts/${encodeURIComponent(loan)}/${koha.features().renewals}`;
  const renewed = await sendOnce<KohaCheckout>(
    koha,
    {
      ask: { name: "renew", method: "POST", path },
      key,
      understand: ({ body }) => {
        const after = checkoutAnswer.safeParse(body);
        return after.success && after.data.checkout_id === loan ? after.data : undefined;
      },
      excuse: (problem, status) => {
        if (isAbsent(problem, status)) return refusal("loan-not-found");
        const reason = renewalReason(problem);
        return status === 403 && reason !== "" ? renewalRefusal(reason, null) : null;
      },
      lookUp: (lookUpCall) => lookUpRenewal(koha, patron, before, lookUpCall),
    },
    call,
  );
  if (!renewed.ok) return renewed;
  const again = await renewalOf(koha, renewed.value, callFor(call.signal, koha.times.lookUp));
  return ok({
    loan: loanView(renewed.value, items.value[0], again),
    ...(charge.value === null ? {} : { fee: charge.value }),
  });
}

/** Loans: 2 calls and one for each loan to see whether it can be renewed. A renewal: 4, and one more with an account that lends. */
export function loansPartOf(koha: Koha): Part<"loans" | "renew"> {
  return {
    async loans({ session }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null ? SIGNED_OUT : loansOf(koha, known.patron, callFor(signal, koha.times.read));
    },
    async renew({ session, key, loan }, { signal }) {
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      const renewal = { patron: known.patron, loan, key };
      const renewed = await renewOwn(koha, renewal, callFor(signal, koha.times.write));
      return renewed.ok ? ok(renewed.value.loan) : renewed;
    },
  };
}
