import type { Overview } from "#contract/domain/patron.ts";

/** The balance for the home screen: absent when it is 0, a credit or unknown. */
export function overviewBalance(amount: number | null, currency: string): Pick<Overview, "owed"> {
  const isMoney = amount !== null && Number.isFinite(amount) && amount > 0 && /^[A-Z]{3}$/u.test(currency);
  return isMoney ? { owed: { amount, currency } } : {};
}

/**
 * Parses an amount as systems write it: `7.00`, `1,234.50`, `12,50`, `$3`, `¥300`; null for anything else. A comma before
 * three digits separates thousands, before one or two digits decimals.
 */
export function parseAmount(text: string): number | null {
  const bare = text.trim().replace(/^\p{Sc}\s*|\s*\p{Sc}$/gu, "");
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/u.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".");
  return /^-?\d{1,9}(\.\d{1,4})?$/u.test(plain) ? Number(plain) : null;
}
