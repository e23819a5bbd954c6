import { isJapanese, type Language } from "#contract/domain/text.ts";

/** The name of each language in itself, the same on every screen. Children read hiragana. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ja: "日本語",
  "ja-x-easy": "やさしい にほんご",
  en: "English",
  "zh-Hans": "简体中文",
  ko: "한국어",
  "ja-x-child": "こども",
};

/** The value of a `lang` attribute: browsers and voices only know Japanese, not its variants. */
export function tagOf(language: Language): string {
  return isJapanese(language) ? "ja" : language;
}

/** Joins sentences: Japanese and Chinese need no space between them. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  const [stop, space] = isJapanese(language) || language === "zh-Hans" ? ["。", ""] : [".", " "];
  return sentences.map((one) => (/[。.]$/u.test(one) ? one : one + stop)).join(space);
}

/** A library and a place in it, as one text; an empty part is left out. */
export function joinPlaces(language: Language, parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(language === "en" ? ", " : " ");
}

/** Prevents line breaks at hyphens with an invisible word joiner (U+2060) after each. */
export function inOneLine(name: string): string {
  return name.replaceAll("-", "-\u2060");
}
