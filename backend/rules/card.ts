import { isCheckDigitValid } from "#contract/check-digit.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { RuleSettings } from "./settings.ts";

const FULL_WIDTH_DIGIT_OFFSET = 0xfee0;

/**
 * D5, D6, D16: a card number as typed or scanned. Full-width digits are folded (a safe kindness: they can mean
 * nothing else); a number that is surely another library's is named as such. A number whose check digit is wrong
 * (D72, where the library has one) is mistyped and told so, before a password is asked. Refusals: `foreign-card`,
 * `card-number-format`.
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

/** D65: a card is good up to and including its last day; null = without end. */
export function isExpired(expiresOn: IsoDate | null, today: IsoDate): boolean {
  return expiresOn !== null && expiresOn < today;
}

/** What a page may show of a card number: the last three digits (D83). */
export function cardTail(cardNumber: string): string {
  return cardNumber.slice(-3);
}
