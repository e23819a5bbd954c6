import type { Overview } from "#contract/domain/patron.ts";
import { overviewBalance, parseAmount } from "../balances.ts";
import { hasFlag, type Information } from "./information.ts";
import { first } from "./message.ts";

/** Places among the flags of the patron status: more is owed than the library allows. */
const TOO_MUCH = [10, 11] as const;

function amountOf({ message }: Information, id: "BV" | "CC"): number | null {
  return parseAmount(first(message, id) ?? "");
}

/** What is owed (BV). The library's own word for the currency counts before BH, which many servers leave at USD. */
export function owedOf(currency: string, information: Information): Pick<Overview, "owed"> {
  const said = (first(information.message, "BH") ?? "").trim().toUpperCase();
  return overviewBalance(amountOf(information, "BV"), currency === "" ? said : currency);
}

/** More is owed than the library allows: by the server's flags, or by its limit (CC). */
export function owesTooMuch(information: Information): boolean {
  if (TOO_MUCH.some((place) => hasFlag(information, place))) return true;
  const limit = amountOf(information, "CC");
  return limit !== null && limit > 0 && (amountOf(information, "BV") ?? 0) > limit;
}
