import type { CheckDigit } from "#contract/scan.ts";

type Rule = (digits: readonly number[]) => number;

/** Sum of digit times weight; the weights begin at the right and go round. */
function weighted(digits: readonly number[], weights: readonly number[], product = (n: number) => n): number {
  return digits
    .toReversed()
    .reduce((sum, digit, at) => sum + product(digit * (weights[at % weights.length] ?? 0)), 0);
}

/** The number modulo `by`, digit by digit: long numbers do not fit a double. */
function rest(digits: readonly number[], by: number): number {
  return digits.reduce((left, digit) => (left * 10 + digit) % by, 0);
}

const digitSum = (product: number): number => Math.floor(product / 10) + (product % 10);
const upTo = (modulus: number, sum: number): number => (modulus - (sum % modulus)) % modulus;
/** Start and stop letter A, of value 16 each in modulus 16: a number that is typed carries none. */
const START_AND_STOP = 32;

/** What practice writes for a remainder that has no digit: 10 and 11 of modulus 11 are 0. */
const RULES: Readonly<Record<Exclude<CheckDigit, "none">, Rule>> = {
  "m10w21-split": (digits) => upTo(10, weighted(digits, [2, 1], digitSum)),
  m10w21: (digits) => upTo(10, weighted(digits, [2, 1])),
  m10w31: (digits) => upTo(10, weighted(digits, [3, 1])),
  m11: (digits) => upTo(11, weighted(digits, [2, 3, 4, 5, 6, 7])) % 10,
  m16: (digits) => upTo(16, weighted(digits, [1]) + START_AND_STOP),
  "7dr": (digits) => rest(digits, 7),
  "7dsr": (digits) => upTo(7, rest(digits, 7)),
  "9dr": (digits) => rest(digits, 9),
  "9dsr": (digits) => upTo(9, rest(digits, 9)),
};

/**
 * Domain 2.2: does a number of digits end in the check digit that belongs to the rest? Modulus 16 may ask for a
 * character that is no digit: such a number cannot be typed and holds never.
 */
export function checkDigitHolds(number: string, kind: CheckDigit): boolean {
  if (kind === "none") return true;
  if (!/^\d{2,}$/u.test(number)) return false;
  const digits = Array.from(number, Number);
  return RULES[kind](digits.slice(0, -1)) === digits.at(-1);
}
