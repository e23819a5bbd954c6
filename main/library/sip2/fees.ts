import type { Fee, FeeReason } from "#contract/domain/lending-fee.ts";
import type { Balance, Overview } from "#contract/domain/patron.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { overviewBalance, parseAmount } from "../amounts.ts";
import { hasFlag, type Information } from "./information.ts";
import { first, type Message } from "./message.ts";
import type { Sip2Link } from "./sip2.ts";

/** Positions in the patron status: fees or fines exceed the library's limit. */
const TOO_MUCH = [10, 11] as const;

/** Kinds of fees (BT) by what a patron can make of them. */
const REASONS: Readonly<Record<string, FeeReason>> = {
  "02": "administrative",
  "04": "overdue",
  "05": "administrative",
  "06": "rental",
  "09": "hold",
};

function amountOf(message: Message, id: "BV" | "CC"): number | null {
  return parseAmount(first(message, id) ?? "");
}

/** The currency of an answer's amounts. That of the settings has priority over BH, which many servers leave at USD. */
function currencyOf(currency: string, message: Message): string {
  return currency === "" ? (first(message, "BH") ?? "").trim().toUpperCase() : currency;
}

/** The balance (BV). */
export function balanceOf(currency: string, { message }: Information): Pick<Overview, "owed"> {
  return overviewBalance(amountOf(message, "BV"), currencyOf(currency, message));
}

/** Whether the balance exceeds the limit: by the server's flags, or by its fee limit (CC). */
export function isOverFeeLimit(information: Information): boolean {
  if (TOO_MUCH.some((place) => hasFlag(information, place))) return true;
  const limit = amountOf(information.message, "CC");
  return limit !== null && limit > 0 && (amountOf(information.message, "BV") ?? 0) > limit;
}

/** The fee of a loan or renewal (BV, BT) in the answer to it; null = none, or not in words that a patron can accept. */
export function feeOf(
  { currency }: Pick<Sip2Link, "currency">,
  message: Message<"12"> | Message<"30">,
): Fee | null {
  const { owed } = overviewBalance(amountOf(message, "BV"), currencyOf(currency, message));
  return owed === undefined
    ? null
    : { ...owed, reason: REASONS[first(message, "BT")?.trim() ?? ""] ?? "other" };
}

/** The refusal of a loan or renewal that the server did not carry out because of its fee; null = not for that. */
export function feeRefusal(
  link: Pick<Sip2Link, "currency">,
  message: Message<"12"> | Message<"30">,
): Refusal | null {
  const fee = feeOf(link, message);
  if (fee !== null) return refusal("fee", { fee });
  // An amount without a currency can only be settled at the counter.
  return (amountOf(message, "BV") ?? 0) > 0 ? refusal("fee") : null;
}

/** Whether a refusal names exactly the fee that the patron has accepted. */
export function isAccepted({ details }: Refusal, accepted: Balance | undefined): boolean {
  const fee = details?.fee;
  return fee !== undefined && fee.amount === accepted?.amount && fee.currency === accepted.currency;
}

/**
 * Asks for a loan or renewal without accepting a fee (BO = N). Where the server then names exactly the fee that the patron has
 * accepted, asks again with BO = Y: so no other amount can be charged, whatever the server changed in between.
 */
export async function askWithFee<T>(
  accepted: Balance | undefined,
  send: (acknowledges: boolean) => Promise<Result<T>>,
): Promise<Result<T>> {
  const answer = await send(false);
  return answer.ok || !isAccepted(answer.refusal, accepted) ? answer : send(true);
}
