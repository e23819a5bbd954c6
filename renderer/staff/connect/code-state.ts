import type { CardRule } from "#contract/card.ts";
import type { CheckDigit } from "#contract/check-digit.ts";
import type { SettingNow } from "#contract/staff/calls.ts";
import type { CureChange } from "#contract/staff/connection.ts";
import {
  askedDigits,
  type CodeForms,
  type CodeSamples,
  judgeCardSample,
  proposeForms,
} from "./code-forms.ts";

/** What the wizard knows about the library's codes. Numbers of cards end with the wizard. */
export interface CodeState extends CodeSamples {
  /** As staff changed them; null = as proposed. */
  readonly forms: CodeForms | null;
  /** There is no scanner: the settings stay. */
  readonly isSkipped: boolean;
}

export const NO_CODES: CodeState = { cards: [], copies: [], forms: null, isSkipped: false };

/** The forms, as changed or as proposed. */
export function formsOf(codes: CodeState): CodeForms {
  return codes.forms ?? proposeForms(codes);
}

/** The rule of cards with these forms, and whether it gives up the pattern of other libraries' cards for the copies. */
export function ruleOf(codes: CodeState, settings: readonly SettingNow[], stated: CardRule | undefined) {
  const now = (path: string): unknown => settings.find((one) => one.path === path)?.value;
  const text = (path: string): string => String(now(path) ?? "");
  const own: CardRule = stated ?? {
    pattern: text("card.pattern"),
    checkDigit: (now("card.checkDigit") ?? "none") as CheckDigit,
    foreignPattern: text("card.foreignPattern"),
  };
  const { card } = formsOf(codes);
  const rule: CardRule = { ...own, ...card };
  const dropsForeign =
    card !== null && codes.copies.some((code) => judgeCardSample(code, rule) === "foreign");
  return { rule: dropsForeign ? { ...rule, foreignPattern: "" } : rule, dropsForeign };
}

/** The settings that the forms set. */
export const CODE_PATHS: readonly string[] = [
  "card.pattern",
  "card.digits",
  "card.checkDigit",
  "card.foreignPattern",
  "scanner.copyPattern",
  "scanner.copyCheckDigit",
];

/** The forms as settings; without those of which nothing was scanned. */
export function changesOf(codes: CodeState, dropsForeign: boolean): readonly CureChange[] {
  const { card, copy } = formsOf(codes);
  return [
    ...(card === null
      ? []
      : [
          { path: "card.pattern", value: card.pattern },
          { path: "card.digits", value: askedDigits(card.pattern, codes.cards) },
          { path: "card.checkDigit", value: card.checkDigit },
        ]),
    ...(dropsForeign ? [{ path: "card.foreignPattern", value: "" }] : []),
    ...(copy === null
      ? []
      : [
          { path: "scanner.copyPattern", value: copy.pattern },
          { path: "scanner.copyCheckDigit", value: copy.checkDigit },
        ]),
  ];
}
