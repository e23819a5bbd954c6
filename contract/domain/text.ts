/**
 * Screen languages as BCP 47 tags: Japanese, やさしい日本語 (plain Japanese), English, simplified Chinese, Korean, and Japanese for
 * children who read only hiragana. The buttons have this order unless the settings give another.
 */
export const LANGUAGES = ["ja", "ja-x-easy", "en", "zh-Hans", "ko", "ja-x-child"] as const;

/** BCP 47 tag of a screen language. */
export type Language = (typeof LANGUAGES)[number];

/** Required languages of a library's own texts, which are also those of the staff area. */
export const STAFF_LANGUAGES = ["ja", "en"] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** A library's own text (names, floors, notices): always in Japanese and English, other languages are optional. */
export type LocalText = Readonly<Record<StaffLanguage, string>> &
  Readonly<Partial<Record<Exclude<Language, StaffLanguage>, string>>>;

/** Fallback languages for a missing translation, in order. */
const NEAREST: Readonly<Record<Language, readonly [...Language[], StaffLanguage]>> = {
  ja: ["ja"],
  "ja-x-easy": ["ja-x-easy", "ja"],
  en: ["en"],
  "zh-Hans": ["zh-Hans", "en"],
  ko: ["ko", "en"],
  "ja-x-child": ["ja-x-child", "ja-x-easy", "ja"],
};

/** A library's text in a screen language, or in the nearest language that it has. */
export function localText(text: LocalText, language: Language): string {
  for (const near of NEAREST[language]) {
    const words = text[near];
    if (words !== undefined && words !== "") return words;
  }
  return text.ja;
}

/** Whether a screen language is a form of Japanese. */
export function isJapanese(language: Language): boolean {
  return NEAREST[language].at(-1) === "ja";
}

/** The staff language for a screen language: Japanese for its variants, English for the others. */
export function staffLanguage(language: Language): StaffLanguage {
  return isJapanese(language) ? "ja" : "en";
}

/** Calendar date in the library's time zone, `yyyy-mm-dd`. */
export type IsoDate = string;

/** Instant, ISO 8601 with offset. */
export type IsoInstant = string;
