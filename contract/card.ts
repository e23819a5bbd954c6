import { type CheckDigit, isCheckDigitValid, type StartStopLetters } from "./check-digit.ts";

/** What the card numbers of a library look like (D5, D6, D72). */
export interface CardRule {
  /** Regular expression of the library's own card numbers (half-width digits). */
  readonly pattern: string;
  /** Check digit that ends every card number: `m10w21-split` is Luhn, `m11` modulus 11; the others: check-digit.ts. */
  readonly checkDigit: CheckDigit;
  /** Regular expression of numbers that are surely another library's (D6); empty = none. */
  readonly foreignPattern: string;
}

/** What a number is under a `CardRule`. `mistyped`: it has the right form and a wrong check digit. */
export type CardVerdict = "own" | "mistyped" | "foreign" | "unknown";

/** Digits of a card number that a page may know (D15, D83). */
const TAIL_DIGITS = 3;

/** Compiled patterns: compiling one for every character of a scan is slower than a scanner. */
const compiled = new Map<string, RegExp>();

/** Does a text match a pattern of the settings? */
export function matches(pattern: string, text: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(pattern, "u");
  compiled.set(pattern, known);
  return known.test(text);
}

/** D16: a card number as typed: full-width digits are folded and blanks dropped, which can hide no rule. */
export function foldCardNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/\s/gu, "");
}

/** What a folded number is. `letters` are those around an NW-7 code; only modulus 16 counts them. */
export function judgeCard(number: string, rule: CardRule, letters?: StartStopLetters): CardVerdict {
  if (matches(rule.pattern, number))
    return isCheckDigitValid(number, rule.checkDigit, letters) ? "own" : "mistyped";
  return rule.foreignPattern !== "" && matches(rule.foreignPattern, number) ? "foreign" : "unknown";
}

/**
 * Last digits of a card number, as a string of its own: a slice may keep the whole number in memory for as long as
 * the tail lives (R78).
 */
export function cardTail(number: string): string {
  return Array.from(number.slice(-TAIL_DIGITS)).join("");
}

/** Digits of a card number that a screen can ask for. */
export const CARD_DIGITS = { min: 4, max: 16 } as const;

/** One digit in a pattern, with its count: `\d{6}`, `[12]`, `9`. */
const DIGITS = /(?:\\d|\[[\d-]+\]|\d)(?:\{(\d+)\})?/gu;

/** Number of digits that a pattern requires, for instance 14 for `^2\d{13}$`; null when it varies or is outside `CARD_DIGITS`. */
export function digitsOf(pattern: string): number | null {
  const body = /^\^(.*)\$$/u.exec(pattern)?.[1] ?? "";
  if (body === "" || body.replace(DIGITS, "") !== "") return null;
  const digits = [...body.matchAll(DIGITS)].reduce((sum, [, count = "1"]) => sum + Number(count), 0);
  return digits >= CARD_DIGITS.min && digits <= CARD_DIGITS.max ? digits : null;
}
