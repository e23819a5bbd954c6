import type { CheckDigit } from "#contract/check-digit.ts";
import type { Language, StaffLanguage } from "#contract/domain/text.ts";
import { LANGUAGE_NAMES } from "../i18n/names.ts";
import { useStaff } from "./store.ts";
import { staffEn } from "./words-en.table.ts";
import { type StaffWords, staffJa } from "./words-ja.table.ts";

const WORDS: Readonly<Record<StaffLanguage, StaffWords>> = { ja: staffJa, en: staffEn };

/** The texts of the staff area in its language. */
export function useStaffWords(): StaffWords {
  return WORDS[useStaff((state) => state.language)];
}

/** The text of a value; undefined to show it unchanged. */
export function choiceWords(t: StaffWords, path: string, value: unknown): string | undefined {
  if (path.startsWith("languages.")) return LANGUAGE_NAMES[value as Language];
  if (path.endsWith("heckDigit")) return t.checkDigits[value as CheckDigit];
  return t.choices[`${path} ${String(value)}`];
}

/** Inserts values into a sentence: `{{seconds}}`. */
export function fill(sentence: string, figures: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/gu, (_all, name: string) => String(figures[name] ?? ""));
}
