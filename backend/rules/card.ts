import { type CardRule, foldCardNumber, judgeCard } from "#contract/card.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";

/**
 * D5, D6, D16: normalises a typed or scanned card number. Full-width digits are converted and blanks dropped; a number of
 * another library gets its own refusal. A wrong check digit (D72, if the library uses one) is refused before a password is
 * requested. Refusals: `foreign-card`, `card-number-format`.
 */
export function readCardNumber(
  typed: string,
  rule: CardRule,
): Result<string, "foreign-card" | "card-number-format"> {
  const number = foldCardNumber(typed);
  const verdict = judgeCard(number, rule);
  if (verdict === "own") return ok(number);
  return refused(refusal(verdict === "foreign" ? "foreign-card" : "card-number-format"));
}

/** D65: a card is valid up to and including its last day; null = without end. */
export function isExpired(expiresOn: IsoDate | null, today: IsoDate): boolean {
  return expiresOn !== null && expiresOn < today;
}
