import type { CheckedOut } from "#contract/domain/lending.ts";
import type { FeeReason } from "#contract/domain/lending-fee.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";

/** Refusals that tell something of the account, and not of the copy alone. */
const OF_THE_ACCOUNT: readonly RefusalName[] = [
  "age-limit",
  "card-blocked",
  "card-expired",
  "lend-overdue",
  "loan-limit",
  "owing",
  "temporary-password",
];

/** Reasons of a fee that is the copy's own, and no debt of the account. */
const OF_THE_COPY: readonly FeeReason[] = ["rental", "hold"];

function told(no: Refusal, isOfThisVisit: boolean): Refusal {
  const fee = no.details?.fee;
  if (OF_THE_ACCOUNT.includes(no.name) || (fee !== undefined && !OF_THE_COPY.includes(fee.reason)))
    return refusal("password-needed");
  // What the patron has borrowed before would tell what they read, and its due date too.
  return no.name === "lent-to-you" ? refusal(isOfThisVisit ? no.name : "lent-to-another") : no;
}

/**
 * D87: the answer to a loan as the page may have it of a patron who is known by the card alone: nothing of the account.
 * @param isOfThisVisit the copy was lent in this visit
 */
export function toldByCard<T extends CheckedOut>(answer: Result<T>, isOfThisVisit: boolean): Result<T> {
  if (!answer.ok) return refused(told(answer.refusal, isOfThisVisit));
  // Whether it can be renewed may depend on other loans.
  const loan = { ...answer.value.loan, renewal: { ok: true, newDueDate: "" } as const };
  return ok({ ...answer.value, loan, holdFulfilled: false });
}
