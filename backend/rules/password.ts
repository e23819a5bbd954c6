import { type Refusal, refusal } from "#contract/refusals.ts";
import { isGuessable } from "#contract/text/guessable.ts";
import type { RuleSettings } from "./settings.ts";

type Lengths = RuleSettings["passwords"];

const HALF_WIDTH_LETTERS_AND_DIGITS = /^[A-Za-z0-9]+$/u;
/** Full-width letters, digits and symbols, half-width kana, the full-width space. */
const NOT_HALF_WIDTH = /[\u3000\uff01-\uff9f]/u;

/**
 * D10: 6 to 10 (D67: a setting) half-width letters and digits, case-sensitive. Nothing is trimmed or converted, because the
 * patron could not type a silently changed password again.
 */
export function isRealPassword(password: string, { min, max }: Lengths): boolean {
  return password.length >= min && password.length <= max && HALF_WIDTH_LETTERS_AND_DIGITS.test(password);
}

/** D16: a password with full-width characters gets its own refusal. */
export function isHalfWidth(text: string): boolean {
  return !NOT_HALF_WIDTH.test(text);
}

/** D10 for a new password, and D67: not the patron's own card number, and not guessable. null = allowed. */
export function refuseNewPassword(
  next: string,
  cardNumber: string,
  lengths: Lengths,
): Refusal<"password-rule" | "password-guessable"> | null {
  if (!isRealPassword(next, lengths)) return refusal("password-rule", { min: lengths.min, max: lengths.max });
  return isGuessable(next) || next === cardNumber ? refusal("password-guessable") : null;
}
