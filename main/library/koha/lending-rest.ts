import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { checkoutAnswer, type KohaAvailability, type KohaCheckout, type KohaItem } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import type { Koha } from "./koha.ts";
import { chargeOf, lendingObjection, lendingRefusal } from "./lending-reasons.ts";
import { loanView, MAY_BE_TRIED } from "./loans.ts";
import { availabilityOf, checkoutsOf } from "./questions.ts";
import type { Rest } from "./rest.ts";
import type { Facts, Lent, Wish } from "./wish.ts";
import { sendOnce } from "./write.ts";

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
  const now = await availabilityOf(lending, patron, item.item_id, call);
  const no = now.ok ? lendingObjection(now.value, chargeOf(now.value, koha.currency), fee) : null;
  return no === null ? lent : refused(no);
}

/** Lends over the REST API as the account that lends: asks what stands against it, and confirms nothing that is not harmless. */
export async function lendOverRest(
  koha: Koha,
  lending: Rest,
  wish: Wish,
  facts: Facts,
  call: Call,
): Promise<Result<Lent>> {
  const availability = beforehand(await availabilityOf(lending, wish.patron, facts.item.item_id, call));
  if (!availability.ok) return availability;
  const charge = chargeOf(availability.value, koha.currency);
  const no = lendingObjection(availability.value, charge, wish.fee);
  if (no !== null) return refused(no);
  const lent = await lend(koha, lending, wish, facts, availability.value, call);
  if (!lent.ok) return lent;
  return ok({
    // Whether it can be renewed is asked when the list of loans is shown.
    loan: loanView(lent.value, facts.item, MAY_BE_TRIED),
    ...(charge === null ? {} : { fee: charge }),
    // Koha's REST API says nothing of security tags.
    tag: "unsaid",
  });
}
