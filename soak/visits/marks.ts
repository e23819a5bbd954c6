import { checkDigitOf } from "#contract/check-digit.ts";

/*
 * Marks: words that are nowhere else on the machine and say whose they are. All begin alike, so that one search finds
 * every mark of every visit so far, however many there were.
 */

/** How a mark is written: with the keys of a latin or a kana keyboard, or as a card's digits. */
export type Hand = "latin" | "kana";

interface Letters {
  readonly prefix: string;
  /** Digits 0-9 at even and odd places: no key comes twice in a row, which a keyboard would take for a tremor. */
  readonly even: string;
  readonly odd: string;
}

const HANDS: Readonly<Record<Hand, Letters>> = {
  latin: { prefix: "zqxj", even: "abcdefghik", odd: "lmnoprstuv" },
  kana: { prefix: "ぬへゆ", even: "あいうえおかきくけこ", odd: "さしすせそたちつてと" },
};
const DIGITS = 5;

/** Patrons of the soak; their own words are marks too, with numbers above every visit's. */
export const PATRONS = 40;
/** Patrons who never come; they have borrowed what is returned first. */
export const ABSENT_PATRONS = 10;
const FIRST_PATRON = 90_000;
const CARD_PREFIX = "2904";
/** Copies of the soak; barcode and title of each are marks. */
export const COPIES = 600;
const FIRST_COPY = 89_000;
/** How the barcodes of the soak begin, and no other of the demo library. */
export const BARCODE_PREFIX = "190473";
/** Visits that marks can tell apart. */
export const MOST_VISITS = FIRST_COPY - 1;

/** The mark with a number from 0 to 99,999. */
export function markOf(hand: Hand, number: number): string {
  const { prefix, even, odd } = HANDS[hand];
  const digits = String(number).padStart(DIGITS, "0");
  return prefix + Array.from(digits, (digit, at) => (at % 2 === 0 ? even : odd)[Number(digit)]).join("");
}

/** Number of a patron's marks. */
export function patronMark(patron: number): number {
  return FIRST_PATRON + patron;
}

/** Card of a patron: seven digits with the check digit of the demo library's rule. */
export function cardOf(patron: number): string {
  const body = CARD_PREFIX + String(patron).padStart(2, "0");
  return body + checkDigitOf(body, "m10w21-split");
}

/** Number of a copy's marks. */
export function copyMark(copy: number): number {
  return FIRST_COPY + copy;
}

/** Barcode of a copy, as the demo library has them: nine digits. */
export function barcodeOf(copy: number): string {
  return BARCODE_PREFIX + String(copy).padStart(3, "0");
}

function numberOf(hand: Hand, written: string): number | null {
  const { even, odd } = HANDS[hand];
  const digits = Array.from(written, (letter, at) => (at % 2 === 0 ? even : odd).indexOf(letter));
  return digits.length === DIGITS && !digits.includes(-1) ? Number(digits.join("")) : null;
}

function patronOfCard(rest: string): number | null {
  const [, digits] = /^(\d{2})\d(?!\d)/u.exec(rest) ?? [];
  const patron = Number(digits ?? Number.NaN);
  return patron < PATRONS + ABSENT_PATRONS && cardOf(patron) === CARD_PREFIX + rest.slice(0, 3)
    ? patronMark(patron)
    : null;
}

function copyOfBarcode(rest: string): number | null {
  const [, digits] = /^(\d{3})(?!\d)/u.exec(rest) ?? [];
  const copy = Number(digits ?? Number.NaN);
  return copy < COPIES ? copyMark(copy) : null;
}

/** Numbers of the marks in a text, each once, in ascending order; a card and a barcode count as their owner's mark. */
export function marksIn(text: string): readonly number[] {
  const found = new Set<number>();
  const look = (prefix: string, read: (rest: string) => number | null): void => {
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      const number = read(text.slice(at + prefix.length, at + prefix.length + DIGITS));
      if (number !== null) found.add(number);
    }
  };
  for (const hand of ["latin", "kana"] as const) look(HANDS[hand].prefix, (rest) => numberOf(hand, rest));
  look(CARD_PREFIX, patronOfCard);
  look(BARCODE_PREFIX, copyOfBarcode);
  return [...found].sort((a, b) => a - b);
}

const ENCODINGS = ["utf8", "utf16le"] as const;
const PREFIXES = [HANDS.latin.prefix, HANDS.kana.prefix, CARD_PREFIX, BARCODE_PREFIX];
/** Bytes that the longest mark takes. */
export const MARK_BYTES = 32;

/** The same in bytes, as files, pipes and a browser's memory have text. */
export function marksInBytes(bytes: Buffer): readonly number[] {
  const found = new Set<number>();
  for (const encoding of ENCODINGS) {
    for (const prefix of PREFIXES) {
      const needle = Buffer.from(prefix, encoding);
      for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
        for (const number of marksIn(bytes.toString(encoding, at, at + MARK_BYTES))) found.add(number);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}
