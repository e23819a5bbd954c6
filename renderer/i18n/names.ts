import { isJapanese, type Language } from "#contract/domain/text.ts";

/** What each language is called by those who speak it; the same on every screen. Children read hiragana. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ja: "日本語",
  "ja-x-easy": "やさしい にほんご",
  en: "English",
  "zh-Hans": "简体中文",
  ko: "한국어",
  "ja-x-child": "こども",
};

/** The value of a `lang` attribute: browsers and voices know Japanese, and nothing of our kinds of it. */
export function tagOf(language: Language): string {
  return isJapanese(language) ? "ja" : language;
}

/** Puts finished sentences after each other: Japanese and Chinese need no space between them. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  const [stop, space] = isJapanese(language) || language === "zh-Hans" ? ["。", ""] : [".", " "];
  return sentences.map((one) => (/[。.]$/u.test(one) ? one : one + stop)).join(space);
}

/** A name with hyphens that stays in one line: behind each stands a word joiner (U+2060), which no font draws. */
export function inOneLine(name: string): string {
  return name.replaceAll("-", "-\u2060");
}
