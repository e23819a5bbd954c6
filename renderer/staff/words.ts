import type { Language } from "#contract/domain/text.ts";
import { staffEn } from "../words/en/staff.ts";
import { type StaffWords, staffJa } from "../words/ja/staff.ts";
import { useStaff } from "./store.ts";

const WORDS: Readonly<Record<Language, StaffWords>> = { ja: staffJa, en: staffEn };

/** The words of the staff area in its language. */
export function useStaffWords(): StaffWords {
  return WORDS[useStaff((state) => state.language)];
}

/** Puts figures into a sentence: `{{seconds}}`. */
export function fill(sentence: string, figures: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/gu, (_all, name: string) => String(figures[name] ?? ""));
}
