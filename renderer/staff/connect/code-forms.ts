import { CARD_DIGITS, type CardRule, digitsOf, judgeCard, matches } from "#contract/card.ts";
import { CHECK_DIGITS, type CheckDigit, isCheckDigitValid } from "#contract/check-digit.ts";
import type { BareCode } from "#contract/scan.ts";

/** What the codes of cards, or of copies, look like: two settings of the terminal. */
export interface CodeForm {
  /** Regular expression. */
  readonly pattern: string;
  readonly checkDigit: CheckDigit;
}

/** Codes that were scanned for a proposal; the same code counts once. */
export interface CodeSamples {
  readonly cards: readonly BareCode[];
  readonly copies: readonly BareCode[];
}

/** The forms of both; null = nothing was scanned, and the settings stay. */
export interface CodeForms {
  readonly card: CodeForm | null;
  readonly copy: CodeForm | null;
}

/** As many agree by chance once in a thousand times. */
const ENOUGH_FOR_CHECK_DIGIT = 3;

/** Text in a pattern that means itself. */
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

/** The character class of one place, over all samples. */
function classOf(characters: readonly string[]): string {
  const [first = ""] = characters;
  const all = (is: RegExp): boolean => characters.every((character) => is.test(character));
  if (all(/\d/u)) return "\\d";
  if (characters.every((character) => character === first)) return escaped(first);
  if (all(/[A-Z]/u)) return "[A-Z]";
  if (all(/[0-9A-Z]/u)) return "[0-9A-Z]";
  if (all(/[0-9A-Za-z]/u)) return "[0-9A-Za-z]";
  const signs = [...new Set(characters.filter((character) => !/[0-9A-Za-z]/u.test(character)))];
  return `[0-9A-Za-z${signs.map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join("")}]`;
}

/** Equal classes one after the other as one with a count; letters and signs that all samples share stay as they are. */
function joined(classes: readonly string[]): string {
  const runs: { readonly one: string; readonly count: number }[] = [];
  for (const one of classes) {
    const last = runs.at(-1);
    if (last?.one === one) runs[runs.length - 1] = { one, count: last.count + 1 };
    else runs.push({ one, count: 1 });
  }
  const isClass = (one: string): boolean => one === "\\d" || one.startsWith("[");
  return runs
    .map(({ one, count }) => (count === 1 ? one : isClass(one) ? `${one}{${count}}` : one.repeat(count)))
    .join("");
}

/** The longest beginning that all texts share. */
function sharedStart(texts: readonly string[]): string {
  const [first = ""] = texts;
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length += 1;
  return first.slice(0, length);
}

/** The shape of texts; the first `fixed` characters, which all share, are part of it. */
function shapeOf(texts: readonly string[], fixed: number): string {
  const [first = ""] = texts;
  const lengths = texts.map(({ length }) => length);
  const [min, max] = [Math.min(...lengths), Math.max(...lengths)];
  // Only letters that stand before the number, so that a number which grows still fits.
  const letters = /^[A-Za-z]*/u.exec(sharedStart(texts))?.[0].length ?? 0;
  const start = min === max ? fixed : Math.max(fixed, letters);
  const rests = texts.map((text) => text.slice(start));
  const classes = Array.from({ length: min - start }, (_, at) =>
    classOf(rests.map((rest) => rest[at] ?? "")),
  );
  const one =
    min === max
      ? joined(classes)
      : `${classOf(rests.flatMap((rest) => [...rest]))}{${min - start},${max - start}}`;
  return `^${escaped(first.slice(0, start))}${one}$`;
}

/** The pattern of the samples. First digits are part of it only where nothing else keeps the others apart. */
function patternOf(texts: readonly string[], others: readonly string[]): string {
  const plain = shapeOf(texts, 0);
  if (!others.some((other) => matches(plain, other))) return plain;
  const start = sharedStart(texts);
  for (let fixed = 1; fixed <= start.length; fixed += 1) {
    const narrower = shapeOf(texts, fixed);
    if (!others.some((other) => matches(narrower, other))) return narrower;
  }
  return plain;
}

/** Where the first agrees with a number, the second often does, too: it is the rarer one. */
const LOOKALIKES: readonly (readonly [CheckDigit, CheckDigit])[] = [
  ["m10w21-split", "m10w21"],
  ["m11", "m11w2-10"],
];

/** The check digit that is set now if all samples agree with it, else the only one on which enough do; `none` also where several do. */
function checkDigitOfAll(codes: readonly BareCode[], now: CheckDigit): CheckDigit {
  const agreeing = CHECK_DIGITS.filter(
    (kind) =>
      kind !== "none" &&
      codes.every(({ text, letters }) => isCheckDigitValid(text, kind, letters ?? undefined)),
  );
  if (agreeing.includes(now)) return now;
  if (codes.length < ENOUGH_FOR_CHECK_DIGIT) return "none";
  const rarer = LOOKALIKES.filter(([usual]) => agreeing.includes(usual)).map(([, rare]) => rare);
  const left = agreeing.filter((kind) => !rarer.includes(kind));
  return left.length === 1 ? (left[0] ?? "none") : "none";
}

/** Each code once. */
function distinct(codes: readonly BareCode[]): readonly BareCode[] {
  return codes.filter(({ text }, at) => codes.findIndex((other) => other.text === text) === at);
}

/**
 * Proposes the forms of a library's cards and copies from some of each: length, letters in front, a check digit on which three
 * agree, and the first digits where cards and copies are equally long otherwise. `checkDigits`: those that are set now.
 */
export function proposeForms(
  samples: CodeSamples,
  checkDigits: Readonly<Record<keyof CodeSamples, CheckDigit>>,
): CodeForms {
  const cards = distinct(samples.cards);
  const copies = distinct(samples.copies);
  const formOf = (
    own: readonly BareCode[],
    others: readonly BareCode[],
    checkDigit: CheckDigit,
  ): CodeForm | null =>
    own.length === 0
      ? null
      : {
          pattern: patternOf(
            own.map(({ text }) => text),
            others.map(({ text }) => text),
          ),
          checkDigit: checkDigitOfAll(own, checkDigit),
        };
  return {
    card: formOf(cards, copies, checkDigits.cards),
    copy: formOf(copies, cards, checkDigits.copies),
  };
}

/** False while a pattern that is being typed is no regular expression. */
export function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return pattern !== "";
  } catch {
    return false;
  }
}

/** What the terminal would do with a sample: `foreign`, `other`: it takes it for another library's card, a card. */
export type SampleVerdict = "fits" | "pattern" | "check-digit" | "foreign" | "other";

/** What the terminal would do with a card. */
export function judgeCardSample({ text, letters }: BareCode, rule: CardRule): SampleVerdict {
  const verdict = judgeCard(text, rule, letters ?? undefined);
  if (verdict === "own") return "fits";
  return verdict === "mistyped" ? "check-digit" : verdict === "foreign" ? "foreign" : "pattern";
}

/** What the terminal would do with a copy, which it tries as a card first; `cards` null = their rule is not known. */
export function judgeCopySample(code: BareCode, form: CodeForm, cards: CardRule | null): SampleVerdict {
  const asCard = cards === null ? "pattern" : judgeCardSample(code, cards);
  if (asCard === "foreign") return "foreign";
  if (asCard !== "pattern") return "other";
  if (!matches(form.pattern, code.text)) return "pattern";
  const holds = isCheckDigitValid(code.text, form.checkDigit, code.letters ?? undefined);
  return holds ? "fits" : "check-digit";
}

/** Digits that the screen asks for: those of the pattern, else of the longest sample. */
export function askedDigits(pattern: string, cards: readonly BareCode[]): number {
  const longest = Math.max(0, ...cards.map(({ text }) => text.length));
  return digitsOf(pattern) ?? Math.min(CARD_DIGITS.max, Math.max(CARD_DIGITS.min, longest));
}

/** A simple pattern in figures: what it begins with, and how many characters it has in all. */
export interface PlainForm {
  readonly start: string;
  readonly min: number;
  readonly max: number;
}

/** A start followed by digits, `^2\d{13}$`, in figures; null for any other pattern. */
export function plainForm(pattern: string): PlainForm | null {
  const found = /^\^([0-9A-Za-z]*)\\d(?:\{(\d+)(?:,(\d+))?\})?\$$/u.exec(pattern);
  if (found === null) return null;
  const [, start = "", least = "1", most = least] = found;
  return { start, min: start.length + Number(least), max: start.length + Number(most) };
}
