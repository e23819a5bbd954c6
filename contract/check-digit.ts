/** Check digits a library may use (D72), with their usual names. */
export const CHECK_DIGITS = [
  "none",
  /** Luhn: modulus 10, weights 2 1, digits of the products added. */
  "m10w21-split",
  /** Modulus 10, weights 2 1, whole products. */
  "m10w21",
  /** Remainder of a division by 7 (DR). */
  "7dr",
  /** 7 minus the remainder (DSR). */
  "7dsr",
  /** Remainder of a division by 9 (DR). */
  "9dr",
  /** 9 minus the remainder (DSR). */
  "9dsr",
  /** Modulus 11, weights 2-7. */
  "m11",
  /** Modulus 11, weights 2-10, as ISBN-10. */
  "m11w2-10",
  /** Modulus 16 of Codabar (NW-7). */
  "m16",
  /** Modulus 10, weights 3 1, as EAN-13 and ISBN-13. */
  "m10w31",
] as const;
export type CheckDigit = (typeof CHECK_DIGITS)[number];

/** Start and stop letters of an NW-7 code; only modulus 16 includes them. */
export interface StartStopLetters {
  readonly start: string;
  readonly stop: string;
}

const NW7_VALUES = "0123456789-$:/.+ABCD";
const WITHOUT_LETTERS: StartStopLetters = { start: "A", stop: "A" };

function figuresOf(body: string): number[] {
  return Array.from(body, Number);
}

/** Sum of digit times weight; the weights are repeated from the right. */
function weightedSum(
  body: string,
  weights: readonly number[],
  perProduct: (product: number) => number,
): number {
  return figuresOf(body)
    .reverse()
    .reduce((sum, digit, index) => sum + perProduct(digit * (weights[index % weights.length] ?? 1)), 0);
}

const whole = (product: number): number => product;
const split = (product: number): number => Math.floor(product / 10) + (product % 10);

/** Reduces digit by digit, because numbers of 16 digits and more do not fit a double. */
function modulo(body: string, modulus: number): number {
  return figuresOf(body).reduce((rest, digit) => (rest * 10 + digit) % modulus, 0);
}

function modulus16(body: string, letters: StartStopLetters): string {
  const symbols = `${letters.start}${body}${letters.stop}`.toUpperCase();
  const sum = Array.from(symbols).reduce(
    (total, symbol) => total + Math.max(0, NW7_VALUES.indexOf(symbol)),
    0,
  );
  return NW7_VALUES.charAt((16 - (sum % 16)) % 16);
}

/**
 * The check character for `body` (digits only; D72). Where practice varies: a 7DSR or 9DSR of 7 or 9 is written 0; modulus 11
 * uses weights 2-7 or 2-10 and writes 10 and 11 as 0, because NW-7 has no X.
 */
export function checkDigitOf(
  body: string,
  kind: CheckDigit,
  letters: StartStopLetters = WITHOUT_LETTERS,
): string {
  switch (kind) {
    case "none":
      return "";
    case "m10w21-split":
      return String((10 - (weightedSum(body, [2, 1], split) % 10)) % 10);
    case "m10w21":
      return String((10 - (weightedSum(body, [2, 1], whole) % 10)) % 10);
    case "m10w31":
      return String((10 - (weightedSum(body, [3, 1], whole) % 10)) % 10);
    case "m11":
      return String(((11 - (weightedSum(body, [2, 3, 4, 5, 6, 7], whole) % 11)) % 11) % 10);
    case "m11w2-10":
      return String(((11 - (weightedSum(body, [2, 3, 4, 5, 6, 7, 8, 9, 10], whole) % 11)) % 11) % 10);
    case "m16":
      return modulus16(body, letters);
    case "7dr":
      return String(modulo(body, 7));
    case "7dsr":
      return String((7 - modulo(body, 7)) % 7);
    case "9dr":
      return String(modulo(body, 9));
    case "9dsr":
      return String((9 - modulo(body, 9)) % 9);
  }
}

/** True when the last character of `code` is its check character, or when `kind` is `none`. */
export function isCheckDigitValid(code: string, kind: CheckDigit, letters?: StartStopLetters): boolean {
  if (kind === "none") return true;
  return code.length > 1 && checkDigitOf(code.slice(0, -1), kind, letters) === code.slice(-1);
}
