import type { Overview } from "#contract/domain/patron.ts";
import { overviewBalance, parseAmount } from "../balances.ts";
import { hasFlag, type Information } from "./information.ts";
import { first } from "./message.ts";

/** Positions in the patron status: fees or fines exceed the library's limit. */
const TOO_MUCH = [10, 11] as const;

function amountOf({ message }: Information, id: "BV" | "CC"): number | null {
  return parseAmount(first(message, id) ?? "");
}

/** The balance (BV). The currency of the settings has priority over BH, which many servers leave at USD. */
export function balanceOf(currency: string, information: Information): Pick<Overview, "owed"> {
  const said = (first(information.message, "BH") ?? "").trim().toUpperCase();
  return overviewBalance(amountOf(information, "BV"), currency === "" ? said : currency);
}

/** Whether the balance exceeds the limit: by the server's flags, or by its fee limit (CC). */
export function isOverFeeLimit(information: Information): boolean {
  if (TOO_MUCH.some((place) => hasFlag(information, place))) return true;
  const limit = amountOf(information, "CC");
  return limit !== null && limit > 0 && (amountOf(information, "BV") ?? 0) > limit;
}
