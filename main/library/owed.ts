import type { Overview } from "#contract/domain/patron.ts";

/** The part of a home screen that tells what is owed: nothing for 0, for credit, and for what is not known. */
export function owedIn(amount: number | null, currency: string): Pick<Overview, "owed"> {
  const isMoney = amount !== null && Number.isFinite(amount) && amount > 0 && /^[A-Z]{3}$/u.test(currency);
  return isMoney ? { owed: { amount, currency } } : {};
}

/**
 * An amount as systems write it: `7.00`, `1,234.50`, `12,50`, `$3`, `¥300`; null for anything else. A comma with three
 * digits behind it separates thousands, with one or two it is the decimal one.
 */
export function amountIn(text: string): number | null {
  const bare = text.trim().replace(/^\p{Sc}\s*|\s*\p{Sc}$/gu, "");
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/u.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".");
  return /^-?\d{1,9}(\.\d{1,4})?$/u.test(plain) ? Number(plain) : null;
}
