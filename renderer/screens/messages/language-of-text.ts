import { isJapanese, type Language } from "#contract/domain/text.ts";

/**
 * Guesses the language of a text as a BCP 47 tag, for its font and voice; undefined = the screen's. Kana are Japanese and hangul
 * Korean; Chinese characters alone are Japanese, except on a Chinese screen.
 */
export function languageOfText(text: string, screen: Language): string | undefined {
  // The other editions of Japanese break lines at spaces only, and the children's has its own font.
  if (isJapanese(screen) && screen !== "ja" && /\p{sc=Han}/u.test(text)) return "ja";
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return isJapanese(screen) ? undefined : "ja";
  if (/\p{sc=Hangul}/u.test(text)) return screen === "ko" ? undefined : "ko";
  if (/\p{sc=Han}/u.test(text)) return isJapanese(screen) || screen === "zh-Hans" ? undefined : "ja";
  return /\p{sc=Latin}/u.test(text) && screen !== "en" ? "en" : undefined;
}
