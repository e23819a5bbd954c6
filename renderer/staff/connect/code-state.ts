import type { CardRule } from "#contract/card.ts";
import type { CheckDigit } from "#contract/check-digit.ts";
import type { SettingNow } from "#contract/staff/calls.ts";
import type { ConnectionDraft, CureChange } from "#contract/staff/connection.ts";
import { settingOf, textOf } from "../setting-of.ts";
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
export function formsOf(codes: CodeState, settings: readonly SettingNow[]): CodeForms {
  const now = (path: string) => (settingOf(settings, path) ?? "none") as CheckDigit;
  const checkDigits = { cards: now("card.checkDigit"), copies: now("scanner.copyCheckDigit") };
  return codes.forms ?? proposeForms(codes, checkDigits);
}

/**
 * The rule of cards without the samples: that of the settings, or the one `stated` by the backend that is connected. Null = another
 * backend, which has not stated it yet.
 */
export function cardRuleOf(
  { adapter, address }: Pick<ConnectionDraft, "adapter" | "address">,
  settings: readonly SettingNow[],
  stated: CardRule | undefined,
): CardRule | null {
  const text = (path: string): string => textOf(settings, path);
  if (adapter === "shiori") {
    if (text("backend.adapter") !== "shiori" || text("backend.url") !== address) return null;
    if (stated !== undefined) return stated;
  }
  return {
    pattern: text("card.pattern"),
    checkDigit: (settingOf(settings, "card.checkDigit") ?? "none") as CheckDigit,
    foreignPattern: text("card.foreignPattern"),
  };
}

/** The rule of cards with these forms, and whether it gives up the pattern of other libraries' cards for the copies. */
export function ruleOf({ copies }: CodeSamples, { card }: CodeForms, own: CardRule | null) {
  if (own === null) return { rule: null, dropsForeign: false };
  const rule: CardRule = { ...own, ...card };
  const dropsForeign = card !== null && copies.some((code) => judgeCardSample(code, rule) === "foreign");
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

/** The forms as settings; without those of which nothing was scanned. The number of digits stays while the pattern does. */
export function changesOf(
  { cards }: CodeSamples,
  { card, copy }: CodeForms,
  dropsForeign: boolean,
  settings: readonly SettingNow[],
): readonly CureChange[] {
  const isNew = card !== null && card.pattern !== textOf(settings, "card.pattern");
  return [
    ...(isNew
      ? [
          { path: "card.pattern", value: card.pattern },
          { path: "card.digits", value: askedDigits(card.pattern, cards) },
        ]
      : []),
    ...(card === null ? [] : [{ path: "card.checkDigit", value: card.checkDigit }]),
    ...(dropsForeign ? [{ path: "card.foreignPattern", value: "" }] : []),
    ...(copy === null
      ? []
      : [
          { path: "scanner.copyPattern", value: copy.pattern },
          { path: "scanner.copyCheckDigit", value: copy.checkDigit },
        ]),
  ];
}
