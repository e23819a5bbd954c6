import { isCheckDigitValid } from "#contract/check-digit.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { RuleSettings } from "./settings.ts";

const FULL_WIDTH_DIGIT_OFFSET = 0xfee0;

/**
 * D5, D6, D16: normalises a typed or scanned card number. Full-width digits are converted; a number of another library gets its
 * own refusal. A wrong check digit (D72, if the library uses one) is refused before a password is requested. Refusals:
 * `foreign-card`, `card-number-format`.
 */
export function readCardNumber(typed: string, cards: RuleSettings["cards"]): Result<string> {
  const number = typed.replace(/[０-９]/gu, (digit) =>
    String.fromCodePoint(digit.charCodeAt(0) - FULL_WIDTH_DIGIT_OFFSET),
  );
  if (new RegExp(cards.pattern, "u").test(number)) {
    return isCheckDigitValid(number, cards.checkDigit) ? ok(number) : refused(refusal("card-number-format"));
  }
  const foreign = cards.foreignPattern !== "" && new RegExp(cards.foreignPattern, "u").test(number);
  return refused(refusal(foreign ? "foreign-card" : "card-number-format"));
}

/** D65: a card is valid up to and including its last day; null = without end. */
export function isExpired(expiresOn: IsoDate | null, today: IsoDate): boolean {
  return expiresOn !== null && expiresOn < today;
}

/** The last three digits, which may be shown on a page (D83). */
export function cardTail(cardNumber: string): string {
  return cardNumber.slice(-3);
}
