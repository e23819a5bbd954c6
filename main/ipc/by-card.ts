import type { CheckedOut } from "#contract/domain/lending.ts";
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

function told(no: Refusal): Refusal {
  if (OF_THE_ACCOUNT.includes(no.name)) return refusal("password-needed");
  // Its due date is that of an earlier loan.
  return no.name === "lent-to-you" ? refusal(no.name) : no;
}

/** D87: the answer to a loan as the page may have it of a patron who is known by the card alone: nothing of the account. */
export function toldByCard<T extends CheckedOut>(answer: Result<T>): Result<T> {
  return answer.ok ? ok({ ...answer.value, holdFulfilled: false }) : refused(told(answer.refusal));
}
