import { isJapanese, type Language } from "#contract/domain/text.ts";

/**
 * In which language a text of unknown origin seems to be written, as a BCP 47 tag, for its face and for who hears it;
 * undefined = as the screen. Kana are Japanese and hangul Korean; Chinese characters alone are the library's Japanese,
 * but on a Chinese screen.
 */
export function languageOfText(text: string, screen: Language): string | undefined {
  // Children who read hiragana only have a face and a tag of their own.
  if (screen === "ja-x-child" && /\p{sc=Han}/u.test(text)) return "ja";
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return isJapanese(screen) ? undefined : "ja";
  if (/\p{sc=Hangul}/u.test(text)) return screen === "ko" ? undefined : "ko";
  if (/\p{sc=Han}/u.test(text)) return isJapanese(screen) || screen === "zh-Hans" ? undefined : "ja";
  return /\p{sc=Latin}/u.test(text) && screen !== "en" ? "en" : undefined;
}
