/**
 * Languages the screens are complete in, as BCP 47 tags: Japanese, やさしい日本語 (plain Japanese), English, Chinese in
 * simplified characters, Korean, and Japanese for children who read hiragana only. The order is that of the buttons
 * when the settings do not say another.
 */
export const LANGUAGES = ["ja", "ja-x-easy", "en", "zh-Hans", "ko", "ja-x-child"] as const;

/** BCP 47 tag of a screen language. */
export type Language = (typeof LANGUAGES)[number];

/** Languages in which a library always writes its own words, and which its staff speak. */
export const STAFF_LANGUAGES = ["ja", "en"] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** A library's own words (names, floors, notices): always in Japanese and English, in the others as it likes. */
export type LocalText = Readonly<Record<StaffLanguage, string>> &
  Readonly<Partial<Record<Exclude<Language, StaffLanguage>, string>>>;

/** Which language is nearest when a library has not written its words in one: asked from left to right. */
const NEAREST: Readonly<Record<Language, readonly [...Language[], StaffLanguage]>> = {
  ja: ["ja"],
  "ja-x-easy": ["ja-x-easy", "ja"],
  en: ["en"],
  "zh-Hans": ["zh-Hans", "en"],
  ko: ["ko", "en"],
  "ja-x-child": ["ja-x-child", "ja-x-easy", "ja"],
};

/** A library's own words in a screen language, or in the nearest one in which it has written them. */
export function localText(text: LocalText, language: Language): string {
  for (const near of NEAREST[language]) {
    const words = text[near];
    if (words !== undefined && words !== "") return words;
  }
  return text.ja;
}

/** Whether a screen language is a way of writing Japanese. */
export function isJapanese(language: Language): boolean {
  return NEAREST[language].at(-1) === "ja";
}

/** The language in which staff see what patrons see in another: Japanese for its kinds, English for the rest. */
export function staffLanguage(language: Language): StaffLanguage {
  return isJapanese(language) ? "ja" : "en";
}

/** Calendar date in the library's time zone, `yyyy-mm-dd`. */
export type IsoDate = string;

/** Instant, ISO 8601 with offset. */
export type IsoInstant = string;
